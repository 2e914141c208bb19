import type { FilePurposes, StoredFiles } from '@pho-hien/files-api';
import { can } from '@pho-hien/identity-core';
import { inEvent, InvalidInput, problemIn } from '@pho-hien/kernel';
import type { Caller, Transaction } from '@pho-hien/platform';
import type { HallQueries } from './hall.queries.ts';

/** What the drawing under a plan is uploaded as. */
export const HALL_PICTURE = 'hall-picture';

/** Declares the drawings under plans: they open for those who see the draft. */
export function registerHallPictures(purposes: FilePurposes, halls: HallQueries): void {
  purposes.register({
    name: HALL_PICTURE,
    kinds: ['picture'],
    mostBytes: 10 * 1024 * 1024,
    uploadBy: 'signed-in',
    opening: async ({ attachedTo }, { actor }) => {
      const eventId = await halls.eventOf(attachedTo);
      return eventId !== null && can(actor, 'event.read', inEvent(eventId));
    },
  });
}

/** Gives the hall the picture that its plan names now, and lets the former one go. Throws `InvalidInput`. */
export async function changePicture(
  tx: Transaction,
  files: StoredFiles,
  caller: Caller,
  hallId: string,
  { before, after }: { readonly before: string | null; readonly after: string | null },
): Promise<void> {
  if (before === after) return;
  if (after !== null) {
    const refused = await files.attach(tx, { ids: [after], purpose: HALL_PICTURE, to: hallId, caller });
    InvalidInput.throwIfAny(problemIn('picture.fileId', refused.length > 0 ? 'unknown_value' : null));
  }
  if (before !== null) await files.detach(tx, [before], hallId);
}
