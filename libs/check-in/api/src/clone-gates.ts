import { Injectable } from '@nestjs/common';
import type { ClonedEdition, ClonePart, EditionCloner } from '@pho-hien/events-api';
import { movedInstant } from '@pho-hien/events-core';
import { Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { CreateGate } from './gates/create-gate.ts';
import { CheckInListQueries } from './lists/check-in-list.queries.ts';
import { CreateCheckInList } from './lists/create-check-in-list.ts';
import { CheckInList, Gate, GateList } from './rows/index.ts';
import { SetGateWalkUps } from './walk-ups/set-gate-walk-ups.ts';
import { WalkUpQueries } from './walk-ups/walk-up.queries.ts';

/** Takes check-in lists and gates over into a new edition; no device and no scan. */
@Injectable()
export class CloneGates implements EditionCloner {
  constructor(
    private readonly database: Database,
    private readonly lists: CheckInListQueries,
    private readonly createList: CreateCheckInList,
    private readonly createGate: CreateGate,
    private readonly walkUps: WalkUpQueries,
    private readonly setWalkUps: SetGateWalkUps,
  ) {}

  async parts(eventId: string): Promise<ClonePart[]> {
    return [
      { what: 'check_in_lists', count: (await this.listsOf(eventId)).length },
      { what: 'gates', count: (await this.gatesOf(eventId)).length },
    ];
  }

  async copy(_tx: Transaction, edition: ClonedEdition): Promise<void> {
    const { caller, fromEventId, toEventId: eventId, movedBy, ticketTypeIds } = edition;
    const listIds = new Map<string, string>();
    const letIn = new Map<string, readonly string[]>();
    for (const { id, windows, ticketTypeIds: types, ...list } of await this.listsOf(fromEventId)) {
      const { name, entry, maxPerDay, exits, reentry, capacity, toleranceMinutes, questions } = list;
      const moved = windows.map(({ from, until }) => ({
        from: movedInstant(from, movedBy),
        until: movedInstant(until, movedBy),
      }));
      const rules = { entry, maxPerDay, exits, reentry, capacity, toleranceMinutes, windows: moved };
      // A question of another event: it gets an id of its own.
      const asked = questions.map((question) => ({ ...question, id: null }));
      const input = { eventId, name, ...rules, questions: asked };
      const newTypes = types.map((type) => ticketTypeIds.get(type)!);
      letIn.set(id, types);
      listIds.set(id, await this.createList.run(caller, { ...input, ticketTypeIds: newTypes }));
    }
    const gates = await this.gatesOf(fromEventId);
    const given = await this.walkUps.ofGates(gates.map(({ id }) => id));
    for (const { id, name, printsBadges, listIds: scanned } of gates) {
      const gateId = await this.createGate.run(caller, {
        eventId,
        name,
        printsBadges,
        listIds: scanned.map((listId) => listIds.get(listId)!),
      });
      // A list of a session, which is not taken over, may have let in others.
      const walkUps = (given.get(id) ?? [])
        .filter((one) => scanned.some((listId) => letIn.get(listId)!.includes(one.ticketTypeId)))
        .map((one) => ({ ticketTypeId: ticketTypeIds.get(one.ticketTypeId)!, blockSize: one.blockSize }));
      if (walkUps.length > 0) await this.setWalkUps.run(caller, { gateId, walkUps });
    }
  }

  /** Not those of sessions: a programme is made anew. */
  private async listsOf(eventId: string) {
    return (await this.lists.ofEvent(eventId)).filter(({ sessionId }) => sessionId === null);
  }

  /** With the lists that are taken over. */
  private gatesOf(eventId: string) {
    return sqlOf(this.database.reader, Gate, GateList, CheckInList)
      .selectFrom('gates')
      .innerJoin('gate_lists', 'gate_lists.gate_id', 'gates.id')
      .innerJoin('check_in_lists', (join) =>
        join.onRef('check_in_lists.id', '=', 'gate_lists.list_id').on('check_in_lists.session_id', 'is', null),
      )
      .select(['gates.id', 'gates.name', 'gates.prints_badges as printsBadges'])
      .select(({ fn }) => fn.agg<string[]>('array_agg', ['gate_lists.list_id']).as('listIds'))
      .where('gates.event_id', '=', eventId)
      .groupBy('gates.id')
      .orderBy('gates.name')
      .execute();
  }
}
