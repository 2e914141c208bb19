import { fail, type RequestEvent } from '@sveltejs/kit';
import { type Refusal, statusOf } from '#lib/form/refusal.ts';
import type { Failure } from '#lib/form/submission.svelte.ts';
import { ROWS } from '../table-address.ts';
import type { Left, LeftReason } from './bulk-act.ts';

/** What came of it for one row; null when it was done. */
type Answer = LeftReason | { readonly refusal: Refusal } | { readonly problems: Failure['problems'] } | null;

/**
 * Does something to each row that was chosen, one after the other in the order of the list: places go to those
 * who stand first. Each is answered for itself; only what would be the same for all ends it.
 */
export async function eachChosen(
  event: Pick<RequestEvent, 'request'>,
  act: (id: string, reason: string) => Promise<Answer>,
) {
  const data = await event.request.formData();
  const ids = [...data.getAll('row'), ...String(data.get('rows') ?? '').split(' ')].map(String).filter(Boolean);
  const reason = String(data.get('reason') ?? '').trim();
  const left: Left[] = [];
  for (const id of ids.slice(0, ROWS)) {
    const answer = await act(id, reason);
    if (typeof answer === 'string') left.push({ id, why: answer });
    else if (answer && 'refusal' in answer) return fail(statusOf(answer.refusal), { ...answer, left });
    else if (answer) return fail(422, { ...answer, left });
  }
  const done = Math.min(ids.length, ROWS) - left.length;
  return left.length > 0 ? fail(409, { left, done }) : { done };
}
