import { GateStationDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { deviceFetch, isLockedOut } from './device-fetch.ts';
import type { GateStore, PairedDevice } from './gate-store.ts';

const HEARTBEAT_MS = 15_000;
const HEARTBEAT_OFFLINE_MS = 4000;

/** What this device knows of its station, how old that is, and whether it may still work. */
export class StationLink {
  paired: PairedDevice = $state.raw()!;
  online = $state(true);
  /** Persons inside the event. */
  insideNow = $state(0);
  /** When the server was last heard, and now: milliseconds by this device's clock. */
  heardAt = $state(Date.now());
  now = $state(Date.now());
  locked = $state<'revoked' | 'lease' | null>(null);

  constructor(
    private readonly store: GateStore,
    paired: PairedDevice,
  ) {
    this.paired = paired;
    this.insideNow = paired.station.insideNow;
  }

  /** Asks the server now and then, at once when the network or the steward comes back. @returns ends it */
  keepFresh(): () => void {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const beat = async () => {
      clearTimeout(timer);
      if (!document.hidden) await this.refresh();
      clearTimeout(timer);
      if (!over) timer = setTimeout(beat, this.online ? HEARTBEAT_MS : HEARTBEAT_OFFLINE_MS);
    };
    const clock = setInterval(() => this.tick(), 1000);
    addEventListener('online', beat);
    document.addEventListener('visibilitychange', beat);
    void beat();
    return () => {
      over = true;
      clearTimeout(timer);
      clearInterval(clock);
      removeEventListener('online', beat);
      document.removeEventListener('visibilitychange', beat);
    };
  }

  async refresh(): Promise<void> {
    try {
      const { gateStation } = await request(deviceFetch(this.paired.token), GateStationDocument);
      this.paired = { ...this.paired, station: gateStation };
      this.insideNow = gateStation.insideNow;
      this.locked = null;
      this.heard(true);
      await this.store.renew(this.paired);
    } catch (error) {
      if (error instanceof ApiFailure && isLockedOut(error.code)) this.lock();
      else this.heard(false);
    }
  }

  /** Whether the server answered. */
  heard(answered: boolean): void {
    this.online = answered;
    if (answered) this.heardAt = this.now = Date.now();
  }

  lock(): void {
    this.locked = this.leaseOver ? 'lease' : 'revoked';
  }

  private get leaseOver(): boolean {
    return Date.parse(this.paired.station.device.leaseUntil) <= Date.now();
  }

  private tick(): void {
    this.now = Date.now();
    if (!this.locked && this.leaseOver) this.lock();
  }
}
