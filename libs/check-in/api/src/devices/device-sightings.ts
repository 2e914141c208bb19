import { Injectable, Logger } from '@nestjs/common';
import type { ClockOffset } from '@pho-hien/check-in-core';
import { prepare, runPrepared, SqlPool } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Device } from '../rows/index.ts';

const WRITTEN_EVERY_MS = 30_000;
const DEVICES_KEPT = 5_000;

/** What a device says of itself when it hands in its facts. */
export interface DeviceReport {
  /** Facts that still wait on it. */
  readonly waiting: number;
  /** When the manifest that it works with was issued; null where that is not known. */
  readonly listIssuedAt: Date | null;
}

interface Sighting {
  readonly at: number;
  readonly clock: ClockOffset;
  readonly report: DeviceReport | null;
}

const writeSighting = prepare<{
  deviceId: string;
  seenAt: Date;
  offset: number;
  measuredAt: Date;
  waiting: number | null;
  listIssuedAt: Date | null;
}>()('check_in_device_seen', [Device], (sql, { deviceId, seenAt, offset, measuredAt, waiting, listIssuedAt }) =>
  sql
    .updateTable('devices')
    .set({
      last_seen_at: seenAt,
      clock_offset_ms: raw<number>`${offset}::double precision`,
      clock_measured_at: measuredAt,
      waiting: raw<number>`coalesce(${waiting}::int, waiting)`,
      list_issued_at: raw<Date>`coalesce(${listIssuedAt}::timestamptz, list_issued_at)`,
    })
    .where('id', '=', deviceId),
);

/** When devices were last heard of, and what their clocks show: written now and then, never while somebody waits. */
@Injectable()
export class DeviceSightings {
  private readonly logger = new Logger(DeviceSightings.name);
  private readonly written = new Map<string, Sighting>();

  constructor(private readonly pool: SqlPool) {}

  /** What was last noted of a device's clock in this process; null: nothing. */
  clockOf(deviceId: string): ClockOffset | null {
    return this.written.get(deviceId)?.clock ?? null;
  }

  /** Notes that a device was heard of; news of its clock, and that it ran empty or full, is written at once. */
  saw(deviceId: string, seenAt: Date, clock: ClockOffset, report: DeviceReport | null = null): void {
    const last = this.written.get(deviceId);
    const isNews =
      last?.clock.measuredAt.getTime() !== clock.measuredAt.getTime() ||
      (report !== null && (last.report === null || (last.report.waiting === 0) !== (report.waiting === 0)));
    if (last && !isNews && seenAt.getTime() - last.at < WRITTEN_EVERY_MS) return;
    if (this.written.size >= DEVICES_KEPT) this.written.clear();
    this.written.set(deviceId, { at: seenAt.getTime(), clock, report: report ?? last?.report ?? null });
    const { offset, measuredAt } = clock;
    const { waiting = null, listIssuedAt = null } = report ?? {};
    runPrepared(this.pool, writeSighting, { deviceId, seenAt, offset, measuredAt, waiting, listIssuedAt }).catch(
      (error: unknown) => this.logger.warn(error),
    );
  }
}
