import { Inject, Injectable } from '@nestjs/common';
import {
  arrivalsByMinute,
  denialsByReason,
  forecastArrivals,
  type MinuteTally,
  roomState,
} from '@pho-hien/check-in-core';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, runPrepared, SqlPool } from '@pho-hien/platform';
import { ConflictQueries } from '../conflicts/conflict.queries.ts';
import type { GateType } from '../gates/gate.graphql.ts';
import type { CheckInListType } from '../lists/check-in-list.graphql.ts';
import { CheckInListQueries } from '../lists/check-in-list.queries.ts';
import { Simulator } from '../simulator/simulator.ts';
import { DeviceStandings } from './device-standings.ts';
import { LiveCounts } from './live-counts.ts';
import { countsToday } from './live-day-statements.ts';
import type { DeviceStanding, GateToday, ListToday, LiveDay } from './live-day.graphql.ts';
import { MinuteTallies } from './minute-tallies.ts';

const MINUTES_SHOWN = 60;
const FORECAST_MINUTES = 15;
/** Devices are looked at so often: nothing about them changes within a second. */
const DEVICES_EVERY_MS = 5000;

/** Reads an event's day: a handful of statements, however many have come and however many watch. */
@Injectable()
export class LiveDays {
  private readonly devices = new Map<string, { readonly at: number; readonly read: Promise<DeviceStanding[]> }>();

  constructor(
    private readonly pool: SqlPool,
    private readonly counts: LiveCounts,
    private readonly tallies: MinuteTallies,
    private readonly standings: DeviceStandings,
    private readonly lists: CheckInListQueries,
    private readonly conflicts: ConflictQueries,
    private readonly simulator: Simulator,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(eventId: string): Promise<LiveDay> {
    const at = this.clock.now();
    const [count, tallies, today, lists, conflicts] = await Promise.all([
      this.counts.read(eventId),
      this.tallies.read(eventId, at),
      runPrepared(this.pool, countsToday, { eventId, today: vietnamDayOf(at) }),
      this.lists.ofEvent(eventId),
      this.conflicts.unsettled(eventId),
    ]);
    const gates = count.byGate.map(({ gate }) => gate);
    return {
      at,
      insideNow: count.insideNow,
      admittedTickets: count.admittedTickets,
      byTicketType: count.byTicketType,
      latest: count.latest,
      conflicts,
      byGate: gates.map((gate) => gateToday(gate, today)),
      byList: lists.map((list) => listToday(list, today, tallies, at)),
      denials: denialsByReason(tallies),
      devices: await this.devicesOf(eventId, gates, at),
      simulation: this.simulator.stateOf(eventId),
    };
  }

  private devicesOf(eventId: string, gates: readonly GateType[], now: Date): Promise<DeviceStanding[]> {
    const known = this.devices.get(eventId);
    if (known && Math.abs(now.getTime() - known.at) < DEVICES_EVERY_MS) return known.read;
    const read = this.standings.read(eventId, gates, now);
    // What failed is not kept.
    read.catch(() => this.devices.delete(eventId));
    this.devices.set(eventId, { at: now.getTime(), read });
    return read;
  }
}

interface CountedToday {
  readonly list_id: string;
  readonly gate_id: string;
  readonly inside: number;
  readonly entries: number;
  readonly exits: number;
  readonly denied: number;
}

function gateToday(gate: GateType, today: readonly CountedToday[]): GateToday {
  const own = today.filter(({ gate_id }) => gate_id === gate.id);
  const sum = (what: 'entries' | 'exits' | 'denied' | 'inside') => own.reduce((total, row) => total + row[what], 0);
  return { gate, entries: sum('entries'), exits: sum('exits'), denied: sum('denied'), inside: sum('inside') };
}

function listToday(
  list: CheckInListType,
  today: readonly CountedToday[],
  tallies: readonly MinuteTally[],
  at: Date,
): ListToday {
  const counted = today.reduce((total, row) => total + (row.list_id === list.id ? row.inside : 0), 0);
  // Never below nought: who left unseen by the scan that let them in is still one person less.
  const inside = Math.max(0, counted);
  const arrivals = arrivalsByMinute(tallies, list.id, at, MINUTES_SHOWN);
  return {
    list,
    inside,
    state: roomState(inside, list.capacity),
    arrivals,
    expected: forecastArrivals(arrivals, FORECAST_MINUTES),
  };
}
