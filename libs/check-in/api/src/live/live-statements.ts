import { Registration, Ticket, TicketType } from '@pho-hien/events-api';
import type { VerdictReason } from '@pho-hien/check-in-core';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Admission, CheckInList, Device, Gate, ListTally, Scan } from '../rows/index.ts';

/** How many scans the screen shows. */
const LATEST = 20;

/**
 * Persons inside and tickets let in, by ticket type. A ticket may be inside several lists, a hall
 * and a room in it: it counts with the most persons that any one of them holds.
 */
export const countsByTicketType = prepare<{ eventId: string; today: string }>()(
  'check_in_live_types',
  [Admission, CheckInList, Registration, Ticket],
  (sql, { eventId, today }) =>
    sql
      .selectFrom((from) =>
        from
          .selectFrom('admissions')
          .innerJoin('check_in_lists as list', 'list.id', 'admissions.list_id')
          .select([
            'admissions.ticket_id',
            raw<number>`max(case when admissions.day is null or admissions.day = ${today} then admissions.inside else 0 end)`.as(
              'inside',
            ),
            raw<boolean>`bool_or(admissions.last_entry_at is not null)`.as('attended'),
          ])
          .where('list.event_id', '=', eventId)
          .groupBy('admissions.ticket_id')
          .as('of_ticket'),
      )
      .innerJoin('tickets', 'tickets.id', 'of_ticket.ticket_id')
      .innerJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
      .select([
        'holder.ticket_type_id',
        raw<number>`sum(of_ticket.inside)::int`.as('inside'),
        raw<number>`(count(*) filter (where of_ticket.attended))::int`.as('admitted'),
      ])
      .groupBy('holder.ticket_type_id'),
);

/** Persons inside an event: the sum of what {@link countsByTicketType} says, without asking whose tickets they are. */
export const countInside = prepare<{ eventId: string; today: string }>()(
  'check_in_inside_now',
  [Admission, CheckInList],
  (sql, { eventId, today }) =>
    sql
      .selectFrom((from) =>
        from
          .selectFrom('admissions')
          .innerJoin('check_in_lists as list', 'list.id', 'admissions.list_id')
          .select(raw<number>`max(admissions.inside)`.as('inside'))
          .where('list.event_id', '=', eventId)
          .where('admissions.inside', '>', raw.lit(0))
          .where((where) =>
            where.or([where('admissions.day', 'is', null), where('admissions.day', '=', raw<string>`${today}`)]),
          )
          .groupBy('admissions.ticket_id')
          .as('of_ticket'),
      )
      .select(raw<number>`coalesce(sum(of_ticket.inside), 0)::int`.as('inside')),
);

/** What was scanned at each gate. */
export const countsByGate = prepare<{ eventId: string }>()(
  'check_in_live_gates',
  [CheckInList, Device, ListTally],
  (sql, { eventId }) =>
    sql
      .selectFrom('list_tallies as tally')
      .innerJoin('check_in_lists as list', 'list.id', 'tally.list_id')
      .innerJoin('devices', 'devices.id', 'tally.device_id')
      .select([
        'devices.gate_id',
        raw<number>`sum(tally.entries)::int`.as('entries'),
        raw<number>`sum(tally.exits)::int`.as('exits'),
        raw<number>`sum(tally.denied)::int`.as('denied'),
      ])
      .where('list.event_id', '=', eventId)
      .groupBy('devices.gate_id'),
);

/** The newest scans of an event, read from the end of each list's ledger. */
export const latestScans = prepare<{ eventId: string }>()(
  'check_in_live_scans',
  [CheckInList, Device, Gate, Registration, Scan, Ticket, TicketType],
  (sql, { eventId }) =>
    sql
      .selectFrom('check_in_lists as list')
      .innerJoinLateral(
        (from) =>
          from
            .selectFrom('scans')
            .select(['id', 'device_id', 'ticket_id', 'corrected_at', 'received_at', 'direction'])
            // What the steward was shown.
            .select([
              'verdict_at_device as verdict',
              raw<VerdictReason>`coalesce(reason_at_device, reason)`.as('reason'),
            ])
            .whereRef('scans.list_id', '=', 'list.id')
            .where('scans.kind', '=', raw.lit('SCAN'))
            .orderBy('scans.received_at', 'desc')
            .limit(raw.lit(LATEST))
            .as('scan'),
        (join) => join.onTrue(),
      )
      .innerJoin('devices', 'devices.id', 'scan.device_id')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .leftJoin('tickets', 'tickets.id', 'scan.ticket_id')
      .leftJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
      .leftJoin('ticket_types as type', 'type.id', 'holder.ticket_type_id')
      .select(['scan.id', 'scan.corrected_at', 'scan.direction', 'scan.verdict', 'scan.reason'])
      .select(['gates.name as gate_name', 'holder.full_name', 'type.name as type_name'])
      .where('list.event_id', '=', eventId)
      .orderBy('scan.received_at', 'desc')
      .orderBy('scan.id', 'desc')
      .limit(raw.lit(LATEST)),
);
