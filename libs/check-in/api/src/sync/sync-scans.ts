import { Inject, Injectable } from '@nestjs/common';
import type { Clock, DeviceActor } from '@pho-hien/kernel';
import { type Caller, CLOCK } from '@pho-hien/platform';
import type { KnownDevice } from '../devices/device-tokens.ts';
import { LiveCounts } from '../live/live-counts.ts';
import type { ScansSynced, SyncScansInput } from './sync.graphql.ts';

@Injectable()
export class SyncScans {
  constructor(
    private readonly counts: LiveCounts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes in what a device decided by itself, and tells it what it does not know yet. */
  async run(_caller: Caller, { actor, leaseUntil }: KnownDevice, input: SyncScansInput): Promise<ScansSynced> {
    return {
      receivedAt: this.clock.now(),
      results: [],
      delta: null,
      cursor: input.cursor,
      snapshotNeeded: false,
      conflicts: [],
      insideNow: await this.insideNow(actor),
      leaseUntil,
      wipe: false,
    };
  }

  private insideNow({ eventId, revoked }: DeviceActor): Promise<number> | number {
    return revoked ? 0 : this.counts.insideNow(eventId);
  }
}
