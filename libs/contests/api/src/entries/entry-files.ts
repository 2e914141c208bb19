import { ENTRY_FILE_BYTES } from '@pho-hien/contests-core';
import type { FilePurposes } from '@pho-hien/files-api';
import { can } from '@pho-hien/identity-core';
import { inContest, inOrganisation } from '@pho-hien/kernel';
import type { EntryQueries } from './entry.queries.ts';

/** What an entry's slides are uploaded as. */
export const ENTRY_SLIDES = 'entry-slides';
/** What its summary on one page is uploaded as. */
export const ENTRY_SUMMARY = 'entry-summary';

const MOST_BYTES = { [ENTRY_SLIDES]: ENTRY_FILE_BYTES.slides, [ENTRY_SUMMARY]: ENTRY_FILE_BYTES.onePager };

/** Declares the files of entries: they open for the entrants, the secretaries, and the judges who have a sheet for it. */
export function registerEntryFiles(purposes: FilePurposes, entries: EntryQueries): void {
  for (const name of [ENTRY_SLIDES, ENTRY_SUMMARY] as const)
    purposes.register({
      name,
      kinds: ['pdf'],
      mostBytes: MOST_BYTES[name],
      uploadBy: 'signed-in',
      opening: async ({ attachedTo }, { actor }) => {
        const place = await entries.placeOf(attachedTo);
        if (!place || actor.kind !== 'person') return false;
        return (
          can(actor, 'organisation.read', inOrganisation(place.organisationId)) ||
          can(actor, 'contest.read', inContest(place.contestId, place.eventId)) ||
          (can(actor, 'contest.judge', inContest(place.contestId, place.eventId)) &&
            (await entries.isJudgedBy(attachedTo, actor.userId)))
        );
      },
    });
}
