import { fail, type RequestEvent } from '@sveltejs/kit';
import { SettleGateConflictDocument } from '#generated/graphql.ts';
import { attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';

/** Writes down what was found out about a conflict, from the form of its row. */
export async function settleConflict(event: Pick<RequestEvent, 'fetch' | 'request' | 'url'>) {
  const data = await event.request.formData();
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const input = { conflictId: text('conflictId'), note: text('reason') };
  const { done, refusal } = await attempt(event, SettleGateConflictDocument, { input });
  if (refusal) return fail(statusOf(refusal), { refusal });
  if (done.settleConflict.__typename !== 'InvalidInput') return { settled: input.conflictId };
  const problems = done.settleConflict.problems.map(({ code }) => ({ field: 'reason', code }));
  return fail(422, { problems });
}
