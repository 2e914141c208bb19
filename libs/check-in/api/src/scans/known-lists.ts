import { Injectable } from '@nestjs/common';
import type { CheckInList as ListRules } from '@pho-hien/check-in-core';
import { Event, TicketType } from '@pho-hien/events-api';
import { prepare, runPrepared, type RunStatement, SqlPool } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { CheckInList, CheckInListTicketType } from '../rows/index.ts';

/** A list as the decision needs it. */
export interface KnownList {
  readonly version: number;
  readonly eventId: string;
  readonly eventNumber: number;
  readonly rules: ListRules;
  /** The session that it is for; null: for the event. */
  readonly sessionId: string | null;
}

const LISTS_KEPT = 1000;

const readList = prepare<{ listId: string }>()(
  'check_in_list_settings',
  [CheckInList, CheckInListTicketType, Event, TicketType],
  (sql, { listId }) =>
    sql
      .selectFrom('check_in_lists as list')
      .innerJoin('events', 'events.id', 'list.event_id')
      .select(['list.version', 'list.event_id', 'events.number as event_number', 'list.status', 'list.entry'])
      .select([
        'list.max_per_day',
        'list.exits',
        'list.reentry',
        'list.capacity',
        'list.windows',
        'list.tolerance_minutes',
        'list.questions',
        'list.session_id',
      ])
      .select((list) =>
        list
          .selectFrom('check_in_list_ticket_types as chosen')
          .innerJoin('ticket_types', 'ticket_types.id', 'chosen.ticket_type_id')
          .select(raw<number[]>`coalesce(array_agg(ticket_types.number), '{}')`.as('numbers'))
          .whereRef('chosen.list_id', '=', 'list.id')
          .as('ticket_type_numbers'),
      )
      .where('list.id', '=', listId),
);

/** The settings of lists, in memory as long as nobody changes them: each scan reads the list's version. */
@Injectable()
export class KnownLists {
  private readonly lists = new Map<string, KnownList>();

  constructor(private readonly pool: SqlPool) {}

  /** The list as last read, or read now; undefined where there is none. */
  async listOf(listId: string): Promise<KnownList | undefined> {
    return this.lists.get(listId) ?? this.readAgain(listId);
  }

  /** The list as it is now, within the transaction that saw another version of it. */
  async readAgain(
    listId: string,
    run: RunStatement = (statement, parameters) => runPrepared(this.pool, statement, parameters),
  ): Promise<KnownList | undefined> {
    const [row] = await run(readList, { listId });
    if (!row) return undefined;
    const list: KnownList = {
      version: row.version,
      eventId: row.event_id,
      eventNumber: row.event_number,
      rules: {
        entry: row.entry,
        maxPerDay: row.max_per_day,
        exits: row.exits,
        reentry: row.reentry,
        closed: row.status === 'CLOSED',
        ticketTypeNumbers: row.ticket_type_numbers ?? [],
        windows: row.windows.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
        toleranceMinutes: row.tolerance_minutes,
        capacity: row.capacity,
        questions: row.questions,
      },
      sessionId: row.session_id,
    };
    if (this.lists.size >= LISTS_KEPT) this.lists.clear();
    this.lists.set(listId, list);
    return list;
  }
}
