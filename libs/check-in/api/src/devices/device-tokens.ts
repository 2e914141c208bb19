import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor, Clock, DeviceActor } from '@pho-hien/kernel';
import {
  type ActorSource,
  ActorSources,
  Broadcast,
  CLOCK,
  prepare,
  type RequestInfo,
  runPrepared,
  SqlPool,
} from '@pho-hien/platform';
import { Device, Gate } from '../rows/index.ts';
import { deviceTokenHash, tokenIn } from './device-token.ts';

/** A device as its token names it. */
export interface KnownDevice {
  readonly actor: DeviceActor;
  readonly leaseUntil: Date;
}

const TOPIC = 'check-in-devices';
/** Should the notice of a revocation get lost, this is how long an old answer may live. */
const KEPT_MS = 5_000;
const KEPT_AT_MOST = 5_000;

const findDevice = prepare<{ tokenHash: string }>()('check_in_device_by_token', [Device, Gate], (sql, { tokenHash }) =>
  sql
    .selectFrom('devices')
    .innerJoin('gates', 'gates.id', 'devices.gate_id')
    .select(['devices.id', 'event_id', 'gate_id', 'rights', 'lease_until', 'revoked_at'])
    .where('token_hash', '=', tokenHash),
);

/** Recognises gate devices by `Authorization: Device <token>`, mostly from memory. */
@Injectable()
export class DeviceTokens implements ActorSource, OnModuleInit {
  private readonly known = new Map<string, { readonly device: KnownDevice; readonly until: number }>();

  constructor(
    private readonly pool: SqlPool,
    private readonly broadcast: Broadcast,
    private readonly sources: ActorSources,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.broadcast.listen(TOPIC, () => this.known.clear());
  }

  /** The device while its lease runs, marked where it was revoked; null for anybody else. */
  async actorOf(request: RequestInfo): Promise<Actor | null> {
    const device = await this.deviceIn(request);
    return device && (device.actor.revoked || device.leaseUntil > this.clock.now()) ? device.actor : null;
  }

  /** The device whatever became of it, also when its lease is over; null where there is none. */
  async deviceIn({ headers }: RequestInfo): Promise<KnownDevice | null> {
    const token = tokenIn(headers.authorization);
    return token === null ? null : this.deviceOf(token);
  }

  private async deviceOf(token: string): Promise<KnownDevice | null> {
    const kept = this.known.get(token);
    if (kept && kept.until > Date.now()) return kept.device;
    const [row] = await runPrepared(this.pool, findDevice, { tokenHash: deviceTokenHash(token) });
    if (!row) return null;
    const device: KnownDevice = {
      actor: {
        kind: 'device',
        deviceId: row.id,
        eventId: row.event_id,
        gateId: row.gate_id,
        rights: row.rights,
        revoked: row.revoked_at !== null,
      },
      leaseUntil: row.lease_until,
    };
    if (this.known.size >= KEPT_AT_MOST) this.known.clear();
    this.known.set(token, { device, until: Date.now() + KEPT_MS });
    return device;
  }

  /** Every API process asks the database again: a lease or a revocation has changed. */
  async forgetEverywhere(): Promise<void> {
    this.known.clear();
    await this.broadcast.announce(TOPIC);
  }
}
