import { Injectable } from '@nestjs/common';
import type { ClonedEdition, ClonePart, EditionCloner } from '@pho-hien/events-api';
import { movedInstant } from '@pho-hien/events-core';
import { Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { CreateGate } from './gates/create-gate.ts';
import { CheckInListQueries } from './lists/check-in-list.queries.ts';
import { CreateCheckInList } from './lists/create-check-in-list.ts';
import { Gate, GateList } from './rows/index.ts';

/** Takes check-in lists and gates over into a new edition; no device and no scan. */
@Injectable()
export class CloneGates implements EditionCloner {
  constructor(
    private readonly database: Database,
    private readonly lists: CheckInListQueries,
    private readonly createList: CreateCheckInList,
    private readonly createGate: CreateGate,
  ) {}

  async parts(eventId: string): Promise<ClonePart[]> {
    return [
      { what: 'check_in_lists', count: (await this.lists.ofEvent(eventId)).length },
      { what: 'gates', count: (await this.gatesOf(eventId)).length },
    ];
  }

  async copy(_tx: Transaction, edition: ClonedEdition): Promise<void> {
    const { caller, fromEventId, toEventId: eventId, movedBy, ticketTypeIds } = edition;
    const listIds = new Map<string, string>();
    for (const { id, windows, ticketTypeIds: types, ...list } of await this.lists.ofEvent(fromEventId)) {
      const { name, entry, maxPerDay, exits, reentry, capacity, toleranceMinutes } = list;
      const moved = windows.map(({ from, until }) => ({
        from: movedInstant(from, movedBy),
        until: movedInstant(until, movedBy),
      }));
      const input = { eventId, name, entry, maxPerDay, exits, reentry, capacity, toleranceMinutes, windows: moved };
      const newTypes = types.map((type) => ticketTypeIds.get(type)!);
      listIds.set(id, await this.createList.run(caller, { ...input, ticketTypeIds: newTypes }));
    }
    for (const { name, listIds: scanned } of await this.gatesOf(fromEventId))
      await this.createGate.run(caller, { eventId, name, listIds: scanned.map((id) => listIds.get(id)!) });
  }

  private gatesOf(eventId: string) {
    return sqlOf(this.database.reader, Gate, GateList)
      .selectFrom('gates')
      .innerJoin('gate_lists', 'gate_lists.gate_id', 'gates.id')
      .select(['gates.name'])
      .select(({ fn }) => fn.agg<string[]>('array_agg', ['gate_lists.list_id']).as('listIds'))
      .where('event_id', '=', eventId)
      .groupBy('gates.id')
      .orderBy('gates.name')
      .execute();
  }
}
