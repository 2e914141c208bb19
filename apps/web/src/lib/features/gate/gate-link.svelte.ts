import { GateStationDocument, type ScansSyncedFragment } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { deviceFetch } from './device-fetch.ts';
import type { GateKnowledge } from './gate-knowledge.svelte.ts';
import { SyncClient, type SyncDesk } from './sync-client.ts';
import { serverTransport } from './sync-transport.ts';

/** How far the first download is: bytes so far, and in all where known. */
export interface Progress {
  readonly loaded: number;
  readonly total: number | null;
}

/** What became of the device while it talked with the server. */
export interface LinkEnds {
  /** Revoked: what waited is in the server's hands, and nothing may stay here. */
  onwipe(): Promise<void>;
  /** The event is over and nothing waits any more. */
  onover(): Promise<void>;
}

/** This device and its server: who hears whom, and whether the device may still work. */
export class GateLink {
  online = $state(true);
  /** The server answered, but not as it should. */
  failing = $state(false);
  /** `null`: no list is being fetched. */
  progress = $state.raw<Progress | null>(null);
  /** Now, by this device's clock; ticks. */
  now = $state(Date.now());
  locked = $state<'revoked' | 'lease' | null>(null);
  private readonly client: SyncClient;

  constructor(
    private readonly knowledge: GateKnowledge,
    private readonly ends: LinkEnds,
  ) {
    const transport = serverTransport(knowledge.paired.token, (loaded, total) => (this.progress = { loaded, total }));
    this.client = new SyncClient(transport, this.desk(), {
      now: () => knowledge.clock.deviceNow(),
      chance: Math.random,
      report: (fault) => reportError(fault),
      seen: () => !document.hidden,
    });
  }

  /** @returns ends it */
  start(): () => void {
    const back = () => !document.hidden && this.client.poke(true);
    const gone = () => (this.online = false);
    const clock = setInterval(() => this.tick(), 1000);
    addEventListener('online', back);
    addEventListener('offline', gone);
    document.addEventListener('visibilitychange', back);
    this.tick();
    this.client.poke(true);
    void this.renew();
    return () => {
      this.client.stop();
      clearInterval(clock);
      removeEventListener('online', back);
      removeEventListener('offline', gone);
      document.removeEventListener('visibilitychange', back);
    };
  }

  /** There is something to send. */
  poke(): void {
    this.client.poke();
  }

  /** The steward asks: at once. */
  async look(): Promise<void> {
    this.client.poke(true);
    await this.renew();
  }

  /** Asks the server something while nothing is sent or taken. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.client.alone(work);
  }

  lock(): void {
    this.locked = this.knowledge.leaseOver ? 'lease' : 'revoked';
  }

  private desk(): SyncDesk {
    const { knowledge } = this;
    return {
      get cursor() {
        return knowledge.cursor;
      },
      get waitingCount() {
        return knowledge.waitingCount;
      },
      next: (count) => knowledge.waiting.first(count),
      take: (answer, sentAt, snapshot) => this.take(answer, sentAt, snapshot),
      wipe: () => this.ends.onwipe(),
      failed: (why) => {
        this.progress = null;
        this.online = why !== 'offline';
        this.failing = why === 'failed';
        if (why === 'locked') this.lock();
      },
    };
  }

  private async take(answer: ScansSyncedFragment, sentAt: number, snapshot: Uint8Array | null): Promise<void> {
    await this.knowledge.take(answer, sentAt, snapshot);
    this.progress = null;
    this.online = true;
    this.failing = false;
    if (!this.knowledge.leaseOver) this.locked = null;
    this.tick();
    if (this.knowledge.eventOver && this.knowledge.waitingCount === 0) await this.ends.onover();
  }

  /** Names of the gate and of its event; they seldom change, and nothing depends on them. */
  private async renew(): Promise<void> {
    try {
      const { gateStation } = await request(deviceFetch(this.knowledge.paired.token), GateStationDocument);
      await this.knowledge.renew(gateStation);
    } catch {
      // The next start asks again; what may not work is said by the other calls.
    }
  }

  private tick(): void {
    this.now = Date.now();
    if (!this.locked && this.knowledge.leaseOver) this.lock();
  }
}
