import { Inject, Injectable } from '@nestjs/common';
import { arrivalsByMinute, denialsByReason, forecastArrivals, type MinuteTally } from '@pho-hien/check-in-core';
import { Event } from '@pho-hien/events-api';
import { scopesOf } from '@pho-hien/identity-core';
import { type Actor, type Clock, instantOf, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, Database, runPrepared, sqlOf, SqlPool } from '@pho-hien/platform';
import { ConflictQueries } from '../conflicts/conflict.queries.ts';
import { GateQueries } from '../gates/gate.queries.ts';
import { DeviceStandings } from '../live/device-standings.ts';
import { countsToday } from '../live/live-day-statements.ts';
import { Gate } from '../rows/index.ts';
import { ShiftQueries } from '../shifts/shift.queries.ts';
import { keptApartAtGate, scansAtGate } from './gate-day-statements.ts';
import type { GateDay, SupervisedGate } from './gate-day.graphql.ts';

const MINUTES_SHOWN = 60;
const FORECAST_MINUTES = 15;

/** Reads one gate's day: a handful of statements, however many have come. Nothing of other gates is in it. */
@Injectable()
export class GateDays {
  constructor(
    private readonly database: Database,
    private readonly pool: SqlPool,
    private readonly gates: GateQueries,
    private readonly standings: DeviceStandings,
    private readonly conflicts: ConflictQueries,
    private readonly shifts: ShiftQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The gates that somebody supervises by themselves, by name; who supervises a whole event has its desk. */
  async supervisedBy(actor: Actor): Promise<SupervisedGate[]> {
    const ids = scopesOf(actor, 'checkin.watch').flatMap((scope) => (scope.kind === 'gate' ? [scope.id] : []));
    if (ids.length === 0) return [];
    return this.named().where('gates.id', 'in', ids).orderBy('gates.name').execute();
  }

  async read(gateId: string): Promise<GateDay> {
    const at = this.clock.now();
    const today = vietnamDayOf(at);
    const [gate, place] = await Promise.all([
      this.gates.byId(gateId),
      this.named().select('gates.event_id as eventId').where('gates.id', '=', gateId).executeTakeFirstOrThrow(),
    ]);
    const { eventId, eventName } = place;
    const from = new Date(at.getTime() - MINUTES_SHOWN * 60_000);
    const [counts, scans, devices, conflicts, keptApart, shifts] = await Promise.all([
      runPrepared(this.pool, countsToday, { eventId, today }),
      runPrepared(this.pool, scansAtGate, { gateId, from }),
      this.standings.read(eventId, [gate], at),
      this.conflicts.unsettledAt(gateId),
      runPrepared(this.pool, keptApartAtGate, { gateId }),
      this.shifts.ofGate(gateId, instantOf(today)),
    ]);
    const own = counts.filter(({ gate_id }) => gate_id === gateId);
    const sum = (what: 'entries' | 'exits' | 'denied' | 'inside') => own.reduce((total, row) => total + row[what], 0);
    // One gate as if it were one list: whoever came through it, for whatever.
    const tallies = scans.map(({ gate_id: listId, ...row }) => ({ ...row, listId }) as MinuteTally);
    const arrivals = arrivalsByMinute(tallies, gateId, at, MINUTES_SHOWN);
    return {
      at,
      eventName,
      gate,
      entries: sum('entries'),
      exits: sum('exits'),
      denied: sum('denied'),
      inside: sum('inside'),
      arrivals,
      expected: forecastArrivals(arrivals, FORECAST_MINUTES),
      denials: denialsByReason(tallies),
      devices,
      conflicts,
      keptApart,
      shifts,
    };
  }

  private named() {
    return sqlOf(this.database.reader, Event, Gate)
      .selectFrom('gates')
      .innerJoin('events', 'events.id', 'gates.event_id')
      .select(['gates.id', 'gates.name', 'events.name as eventName']);
  }
}
