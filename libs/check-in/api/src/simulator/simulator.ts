import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SIMULATED_PACE, simulatedRate, simulatedStep, wholeScans } from '@pho-hien/check-in-core';
import { EventQueries } from '@pho-hien/events-api';
import { type Clock, EVERYWHERE, InvalidInput, problemIn, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, ENVIRONMENT, type Environment, notFound } from '@pho-hien/platform';
import { LiveChanges } from '../live/live-changes.ts';
import { RedeemTicket } from '../scans/redeem-ticket.ts';
import { SimulatedCrowd } from './simulated-crowd.ts';
import { SimulatedGates } from './simulated-gates.ts';
import { SimulationStock } from './simulation-stock.ts';

const EVERY_MS = 1000;
/** Nobody is charmed by a demonstration that runs for days. */
const ENDS_AFTER_MS = 2 * 3_600_000;

/** A simulation that goes on. */
export interface Running {
  readonly perMinute: number;
  readonly startedAt: Date;
  /** Scans made so far. */
  scans: number;
}

interface Driven extends Running {
  timer: NodeJS.Timeout;
}

/**
 * A festival in full swing, for demonstrations: this process makes scans until it is told to stop, or
 * ends. Where the configuration is not that of a demonstration there is no simulator at all.
 */
@Injectable()
export class Simulator implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Simulator.name);
  private readonly running = new Map<string, Driven>();

  constructor(
    private readonly gates: SimulatedGates,
    private readonly stock: SimulationStock,
    private readonly redeem: RedeemTicket,
    private readonly live: LiveChanges,
    private readonly events: EventQueries,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Whether this is a demonstration; production refuses to be one. */
  get available(): boolean {
    return this.environment.DEMO;
  }

  /** Asked for on the command line: begins at the events of today. What cannot be simulated keeps nobody from starting. */
  async onApplicationBootstrap(): Promise<void> {
    const perMinute = this.environment.DEMO_SIMULATE;
    if (!this.available || perMinute === undefined) return;
    try {
      for (const eventId of await this.eventsToday()) await this.start(eventId, perMinute);
    } catch (error) {
      this.logger.warn(error);
    }
  }

  private async eventsToday(): Promise<string[]> {
    const today = vietnamDayOf(this.clock.now());
    const events = await this.events.within([EVERYWHERE]);
    if (events.length === 0) return [];
    const days = await this.events.daysOf(events.map(({ id }) => id));
    return events.map(({ id }) => id).filter((id) => days.get(id)?.some(({ date }) => date === today));
  }

  /** The simulation of an event that this process drives; null: none. */
  stateOf(eventId: string): Running | null {
    return this.running.get(eventId) ?? null;
  }

  /** Begins, or goes on at another pace. Throws `NOT_FOUND` where this is no demonstration, and `InvalidInput`. */
  async start(eventId: string, perMinute: number): Promise<void> {
    this.demandDemo();
    const { least, most } = SIMULATED_PACE;
    const problem = perMinute < least ? 'too_small' : perMinute > most ? 'too_large' : null;
    InvalidInput.throwIfAny(problemIn('perMinute', problem));
    const gates = await this.gates.of(eventId, this.clock.now());
    const { stock, redeem, clock } = this;
    const crowd = new SimulatedCrowd({ stock, redeem, gates, chance: Math.random, now: () => clock.now() });
    this.stop(eventId);
    const timer = setInterval(() => void this.second(eventId, driven, crowd), EVERY_MS);
    const driven: Driven = { perMinute, startedAt: this.clock.now(), scans: 0, timer };
    this.running.set(eventId, driven);
    this.live.touch(eventId);
  }

  /** Ends it; one that does not run is ended already. Throws `NOT_FOUND` where this is no demonstration. */
  stop(eventId: string): void {
    this.demandDemo();
    clearInterval(this.running.get(eventId)?.timer);
    this.running.delete(eventId);
    this.live.touch(eventId);
  }

  beforeApplicationShutdown(): void {
    for (const { timer } of this.running.values()) clearInterval(timer);
    this.running.clear();
  }

  private async second(eventId: string, driven: Driven, crowd: SimulatedCrowd): Promise<void> {
    const elapsed = this.clock.now().getTime() - driven.startedAt.getTime();
    if (elapsed > ENDS_AFTER_MS) return this.stop(eventId);
    const count = wholeScans(simulatedRate(driven.perMinute, elapsed / 1000), Math.random());
    try {
      // One after the other: a gate's device has one running number.
      for (let made = 0; made < count; made += 1)
        if (this.running.get(eventId) === driven && (await crowd.step(simulatedStep(Math.random())))) driven.scans += 1;
    } catch (error) {
      this.logger.warn(error);
    }
  }

  private demandDemo(): void {
    if (!this.available) throw notFound();
  }
}
