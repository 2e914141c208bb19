import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { Gate, GateList } from '../rows/index.ts';
import type { GateType } from './gate.graphql.ts';

@Injectable()
export class GateQueries {
  constructor(private readonly database: Database) {}

  /** The gates of an event, by name. */
  async ofEvent(eventId: string): Promise<GateType[]> {
    return (await this.select().where('gates.event_id', '=', eventId).execute()).map(toType);
  }

  async byId(id: string): Promise<GateType> {
    return toType(await this.select().where('gates.id', '=', id).executeTakeFirstOrThrow());
  }

  /** The gates of each of these lists. */
  async ofLists(listIds: readonly string[]): Promise<Map<string, GateType[]>> {
    if (listIds.length === 0) return new Map();
    const rows = await this.select()
      .innerJoin('gate_lists as wanted', 'wanted.gate_id', 'gates.id')
      .select('wanted.list_id')
      .where('wanted.list_id', 'in', listIds)
      .execute();
    return Map.groupBy(
      rows.map((row) => ({ ...toType(row), listId: row.list_id })),
      ({ listId }) => listId,
    );
  }

  /** The event of a gate; undefined where there is no such gate. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await sqlOf(this.database.reader, Gate)
      .selectFrom('gates')
      .select('event_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.event_id;
  }

  private select() {
    return sqlOf(this.database.reader, Gate, GateList)
      .selectFrom('gates')
      .select(['gates.id', 'gates.name', 'gates.prints_badges'])
      .select((gate) =>
        gate
          .selectFrom('gate_lists')
          .select((lists) => lists.fn.agg<string[]>('array_agg', ['gate_lists.list_id']).as('ids'))
          .whereRef('gate_lists.gate_id', '=', 'gates.id')
          .as('list_ids'),
      )
      .orderBy('gates.name')
      .orderBy('gates.id');
  }
}

const toType = (row: { id: string; name: string; prints_badges: boolean; list_ids: string[] | null }): GateType => ({
  id: row.id,
  name: row.name,
  listIds: row.list_ids ?? [],
  printsBadges: row.prints_badges,
});
