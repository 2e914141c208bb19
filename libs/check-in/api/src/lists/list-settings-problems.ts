import { listProblems } from '@pho-hien/check-in-core';
import { EventSession, TicketType } from '@pho-hien/events-api';
import { type FieldProblem, isId, nameProblem, problemIn } from '@pho-hien/kernel';
import { sqlOf, type Transaction } from '@pho-hien/platform';
import type { ListSettingsInput } from './check-in-list.graphql.ts';
import { questionsOf } from './list-questions.ts';

/** What is wrong with the settings of a list of this event, its ticket types included. */
export async function listSettingsProblems(
  tx: Transaction,
  eventId: string,
  input: ListSettingsInput,
): Promise<FieldProblem[]> {
  return [
    ...problemIn('name.vi', nameProblem(input.name.vi)),
    ...problemIn('name.en', nameProblem(input.name.en)),
    ...listProblems({
      ...input,
      maxPerDay: input.maxPerDay ?? null,
      capacity: input.capacity ?? null,
      questions: questionsOf(input.questions),
    }),
    ...(await ticketTypeProblems(tx, eventId, input.ticketTypeIds)),
    ...(await sessionProblems(tx, eventId, input.sessionId ?? null)),
  ];
}

async function ticketTypeProblems(tx: Transaction, eventId: string, ids: readonly string[]): Promise<FieldProblem[]> {
  if (new Set(ids).size < ids.length) return problemIn('ticketTypeIds', 'duplicate');
  if (ids.length === 0) return problemIn('ticketTypeIds', 'required');
  const known = ids.every(isId)
    ? await sqlOf(tx, TicketType)
        .selectFrom('ticket_types')
        .select('id')
        .where('event_id', '=', eventId)
        .where('id', 'in', ids)
        .execute()
    : [];
  return problemIn('ticketTypeIds', known.length === ids.length ? null : 'unknown_value');
}

async function sessionProblems(tx: Transaction, eventId: string, id: string | null): Promise<FieldProblem[]> {
  if (id === null) return [];
  const known = isId(id)
    ? await sqlOf(tx, EventSession)
        .selectFrom('event_sessions')
        .select('id')
        .where('event_id', '=', eventId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  return problemIn('sessionId', known ? null : 'unknown_value');
}
