import { type FieldProblem, isId, nameProblem, problemIn } from '@pho-hien/kernel';
import { sqlOf, type Transaction } from '@pho-hien/platform';
import { CheckInList } from '../rows/index.ts';

/** What is wrong with a gate of this event: its name, or lists that are not the event's. */
export async function gateProblems(
  tx: Transaction,
  eventId: string,
  input: { readonly name: string; readonly listIds: readonly string[] },
): Promise<FieldProblem[]> {
  return [...problemIn('name', nameProblem(input.name)), ...(await listProblemsOf(tx, eventId, input.listIds))];
}

async function listProblemsOf(tx: Transaction, eventId: string, ids: readonly string[]): Promise<FieldProblem[]> {
  if (new Set(ids).size < ids.length) return problemIn('listIds', 'duplicate');
  if (ids.length === 0) return problemIn('listIds', 'required');
  const known = ids.every(isId)
    ? await sqlOf(tx, CheckInList)
        .selectFrom('check_in_lists')
        .select('id')
        .where('event_id', '=', eventId)
        .where('id', 'in', ids)
        .execute()
    : [];
  return problemIn('listIds', known.length === ids.length ? null : 'unknown_value');
}
