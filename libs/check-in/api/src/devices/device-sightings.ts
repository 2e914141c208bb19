import { Injectable, Logger } from '@nestjs/common';
import type { ClockOffset } from '@pho-hien/check-in-core';
import { prepare, runPrepared, SqlPool } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Device } from '../rows/index.ts';

const WRITTEN_EVERY_MS = 30_000;
const DEVICES_KEPT = 5_000;

const writeSighting = prepare<{ deviceId: string; seenAt: Date; offset: number; measuredAt: Date }>()(
  'check_in_device_seen',
  [Device],
  (sql, { deviceId, seenAt, offset, measuredAt }) =>
    sql
      .updateTable('devices')
      .set({
        last_seen_at: seenAt,
        clock_offset_ms: raw<number>`${offset}::double precision`,
        clock_measured_at: measuredAt,
      })
      .where('id', '=', deviceId),
);

/** When devices were last heard of, and what their clocks show: written now and then, never while somebody waits. */
@Injectable()
export class DeviceSightings {
  private readonly logger = new Logger(DeviceSightings.name);
  private readonly written = new Map<string, { readonly at: number; readonly measuredAt: number }>();

  constructor(private readonly pool: SqlPool) {}

  /** Notes that a device was heard of; a new measure of its clock is written at once. */
  saw(deviceId: string, seenAt: Date, { offset, measuredAt }: ClockOffset): void {
    const last = this.written.get(deviceId);
    const isNews = last?.measuredAt !== measuredAt.getTime();
    if (last && !isNews && seenAt.getTime() - last.at < WRITTEN_EVERY_MS) return;
    if (this.written.size >= DEVICES_KEPT) this.written.clear();
    this.written.set(deviceId, { at: seenAt.getTime(), measuredAt: measuredAt.getTime() });
    runPrepared(this.pool, writeSighting, { deviceId, seenAt, offset, measuredAt }).catch((error: unknown) =>
      this.logger.warn(error),
    );
  }
}
