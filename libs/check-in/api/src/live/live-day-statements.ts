import type { VerdictReason } from '@pho-hien/check-in-core';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { CheckInList, Device, ListTally, Scan } from '../rows/index.ts';

/** What was counted today on each list at each gate. Lists that do not count by the day count for every day. */
export const countsToday = prepare<{ eventId: string; today: string }>()(
  'check_in_day_counts',
  [CheckInList, Device, ListTally],
  (sql, { eventId, today }) =>
    sql
      .selectFrom('list_tallies as tally')
      .innerJoin('check_in_lists as list', 'list.id', 'tally.list_id')
      .innerJoin('devices', 'devices.id', 'tally.device_id')
      .select([
        'tally.list_id',
        'devices.gate_id',
        raw<number>`sum(tally.inside)::int`.as('inside'),
        raw<number>`sum(tally.entries)::int`.as('entries'),
        raw<number>`sum(tally.exits)::int`.as('exits'),
        raw<number>`sum(tally.denied)::int`.as('denied'),
      ])
      .where('list.event_id', '=', eventId)
      .where(({ eb, or }) => or([eb('tally.day', '=', raw.lit('')), eb('tally.day', '=', today)]))
      .groupBy(['tally.list_id', 'devices.gate_id']),
);

/** The scans that arrived within a time, by list, minute and outcome; read from the end of each list's ledger. */
export const scansByMinute = prepare<{ eventId: string; from: Date; until: Date }>()(
  'check_in_day_minutes',
  [CheckInList, Scan],
  (sql, { eventId, from, until }) =>
    sql
      .selectFrom('check_in_lists as list')
      .innerJoin('scans', 'scans.list_id', 'list.id')
      .select(['scans.list_id', 'scans.direction', 'scans.verdict_at_device as verdict'])
      .select([
        // What the steward was shown, which alone says what happened.
        raw<VerdictReason>`coalesce(scans.reason_at_device, scans.reason)`.as('reason'),
        raw<Date>`date_trunc('minute', scans.corrected_at)`.as('minute'),
        raw<number>`count(*)::int`.as('count'),
      ])
      .where('list.event_id', '=', eventId)
      .where('scans.kind', '=', raw.lit('SCAN'))
      .where('scans.received_at', '>=', from)
      .where('scans.received_at', '<', until)
      .groupBy(['scans.list_id', 'scans.direction', 'scans.verdict_at_device', raw`4`, raw`5`]),
);

/** How many scans of each device of an event arrived, and the highest running number among them. */
export const scansOfDevices = prepare<{ eventId: string }>()(
  'check_in_day_devices',
  [CheckInList, Scan],
  (sql, { eventId }) =>
    sql
      .selectFrom('check_in_lists as list')
      .innerJoin('scans', 'scans.list_id', 'list.id')
      .select([
        'scans.device_id',
        raw<number>`count(*)::int`.as('arrived'),
        raw<number>`max(scans.sequence)::int`.as('last'),
      ])
      .where('list.event_id', '=', eventId)
      .groupBy('scans.device_id'),
);
