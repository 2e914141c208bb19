import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { CheckInList, CheckInListTicketType } from '../rows/index.ts';
import type { CheckInListType } from './check-in-list.graphql.ts';

@Injectable()
export class CheckInListQueries {
  constructor(private readonly database: Database) {}

  /** The lists of an event, oldest first. */
  ofEvent(eventId: string): Promise<CheckInListType[]> {
    return this.read((query) => query.where('check_in_lists.event_id', '=', eventId));
  }

  /** These lists, oldest first. */
  async byIds(ids: readonly string[]): Promise<CheckInListType[]> {
    return ids.length === 0 ? [] : this.read((query) => query.where('check_in_lists.id', 'in', ids));
  }

  async byId(id: string): Promise<CheckInListType> {
    const [list] = await this.byIds([id]);
    if (!list) throw new Error(`No check-in list ${id}`);
    return list;
  }

  /** The event of a list; undefined where there is no such list. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await this.sql.selectFrom('check_in_lists').select('event_id').where('id', '=', id).executeTakeFirst();
    return row?.event_id;
  }

  private get sql() {
    return sqlOf(this.database.reader, CheckInList, CheckInListTicketType);
  }

  private select() {
    return this.sql
      .selectFrom('check_in_lists')
      .selectAll('check_in_lists')
      .select((list) =>
        list
          .selectFrom('check_in_list_ticket_types as types')
          .select((types) => types.fn.agg<string[]>('array_agg', ['types.ticket_type_id']).as('ids'))
          .whereRef('types.list_id', '=', 'check_in_lists.id')
          .as('ticket_type_ids'),
      )
      .orderBy('check_in_lists.id');
  }

  private async read(
    narrow: (query: ReturnType<CheckInListQueries['select']>) => ReturnType<CheckInListQueries['select']>,
  ) {
    const rows = await narrow(this.select()).execute();
    return rows.map((row): CheckInListType => ({
      id: row.id,
      version: row.version,
      name: row.name,
      closed: row.status === 'CLOSED',
      entry: row.entry,
      maxPerDay: row.max_per_day,
      exits: row.exits,
      reentry: row.reentry,
      capacity: row.capacity,
      windows: row.windows.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
      toleranceMinutes: row.tolerance_minutes,
      ticketTypeIds: row.ticket_type_ids ?? [],
      sessionId: row.session_id,
      questions: row.questions.map((question) => ({ ...question, choices: [...question.choices] })),
    }));
  }
}
