import type { ScansSyncedFragment, SyncScansInput } from '#generated/graphql.ts';
import { ApiFailure } from '#lib/api/request.ts';
import { isLockedOut } from './device-fetch.ts';
import type { KeptFact } from './kept-fact.ts';
import { syncInput } from './sync-input.ts';

/** The way to the server. */
export interface SyncTransport {
  /** @throws ApiFailure */
  sync(input: SyncScansInput): Promise<ScansSyncedFragment>;
  /** The whole list of tickets. @throws ApiFailure */
  manifest(): Promise<Uint8Array>;
}

/** What is kept on this device, as far as sending and fetching need it. */
export interface SyncDesk {
  /** Empty: there is no list yet. */
  readonly cursor: string;
  readonly waitingCount: number;
  next(count: number): readonly KeptFact[];
  /** Keeps what an answer brought, in one step. @throws where the disk refuses or the bytes are damaged */
  take(answer: ScansSyncedFragment, sentAt: number, snapshot: Uint8Array | null): Promise<void>;
  /** This device was revoked, and everything that waited is in the server's hands. */
  wipe(): Promise<void>;
  /** Nobody answered, or something else went wrong; `locked`: the server knows this device no more. */
  failed(why: 'offline' | 'failed' | 'locked'): void;
}

/** Of one call. */
export const BATCH = 500;
const PAUSE_MS = 2000;
const PAUSE_UNSEEN_MS = 15_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

interface Surroundings {
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly chance: () => number;
  readonly report: (fault: unknown) => void;
  /** Whether somebody looks at the page. */
  readonly seen: () => boolean;
}

/**
 * Brings what waits to the server and what is new to this device, one call at a time: at once when
 * there is something to send, now and then when not, and ever more rarely while nobody answers.
 */
export class SyncClient {
  private running: Promise<void> | null = null;
  private wanted = false;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  constructor(
    private readonly transport: SyncTransport,
    private readonly desk: SyncDesk,
    private readonly surroundings: Surroundings,
  ) {}

  /** Something is to be sent, or the network is said to be back: at once, or right after the call that runs. */
  poke(fresh = false): void {
    if (fresh) this.attempt = 0;
    this.wanted = true;
    // A scan while nobody answers does not make anybody answer sooner.
    if (!this.running && this.attempt === 0) this.run();
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  /** Does something while no call runs, and no call while that is done. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.running) await this.running;
    const done = work();
    this.running = done.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await done;
    } finally {
      this.running = null;
      if (!this.over) this.plan();
    }
  }

  private run(): void {
    if (this.over || this.running) return;
    clearTimeout(this.timer);
    this.wanted = false;
    this.running = this.round()
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.running = null;
        if (!this.over) this.plan();
      });
  }

  private async round(): Promise<void> {
    const { desk, transport, surroundings } = this;
    const facts = desk.next(BATCH);
    const sentAt = surroundings.now();
    const answer = await transport.sync(syncInput(desk.cursor, sentAt, desk.waitingCount, facts));
    if (answer.wipe) {
      this.stop();
      return desk.wipe();
    }
    const snapshot = answer.snapshotNeeded ? await transport.manifest() : null;
    // Somebody else writes by now: what this call brought comes again.
    if (this.over) return;
    // A snapshot may have been made before this call: what was taken in is let go of only with news that
    // counts it, which the next call brings.
    const results = snapshot ? [] : answer.results;
    await desk.take({ ...answer, results }, sentAt, snapshot);
    this.attempt = 0;
    const settled = new Set(results.map(({ scanId }) => scanId));
    // More than one call takes; or what came meanwhile. What failed for the moment waits for the next time.
    if (snapshot || (facts.length === BATCH && facts.some(({ scanId }) => settled.has(scanId)))) this.wanted = true;
  }

  private fail(error: unknown): void {
    this.attempt += 1;
    // A fault of ours is tried again like one of the network, but it is to be found.
    if (!(error instanceof ApiFailure)) this.surroundings.report(error);
    const code = error instanceof ApiFailure ? error.code : '';
    this.desk.failed(isLockedOut(code) ? 'locked' : code === 'SERVICE_UNAVAILABLE' ? 'offline' : 'failed');
  }

  private plan(): void {
    if (this.wanted && this.attempt === 0) return this.run();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), this.pause());
  }

  private pause(): number {
    const { seen, chance } = this.surroundings;
    if (this.attempt === 0) return seen() ? PAUSE_MS : PAUSE_UNSEEN_MS;
    // A hall of devices that lost the network together shall not come back together.
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.attempt - 1));
    return wait * (0.5 + chance() / 2);
  }
}
