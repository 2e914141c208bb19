import { Injectable } from '@nestjs/common';
import { Ticket } from '@pho-hien/events-api';
import { Database, sqlOf } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { CheckInList, Device, Gate, Scan } from '../rows/index.ts';
import type { RegistrationScanType } from '../scans/registration-scan.graphql.ts';

/** A scan of one of a registration's tickets. */
export interface ScanInHistory extends RegistrationScanType {
  readonly registrationId: string;
}

/** What happened at the gates to the tickets of several registrations. */
@Injectable()
export class ScansAtGates {
  constructor(private readonly database: Database) {}

  private get sql() {
    return sqlOf(this.database.reader, Scan, Device, Gate, CheckInList, Ticket);
  }

  /** The latest `count` scans that stand before `place`, in one statement. */
  async page(
    registrationIds: readonly string[],
    place: { readonly at: Date; readonly id: string } | null,
    count: number,
  ): Promise<ScanInHistory[]> {
    const rows = await this.sql
      .selectFrom('tickets')
      .innerJoin('scans', 'scans.ticket_id', 'tickets.id')
      .innerJoin('devices', 'devices.id', 'scans.device_id')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .innerJoin('check_in_lists', 'check_in_lists.id', 'scans.list_id')
      .leftJoin('scans as undo', 'undo.undo_of_id', 'scans.id')
      .select([
        'tickets.registration_id as registrationId',
        'scans.id',
        'scans.corrected_at as at',
        'gates.name as gateName',
        'check_in_lists.name as listName',
        'scans.direction',
        'scans.sealed_answers as sealedAnswers',
        'check_in_lists.event_id as eventId',
        // What the steward was shown.
        'scans.verdict_at_device as verdict',
        ({ fn }) => fn.coalesce('scans.reason_at_device', 'scans.reason').as('reason'),
        'undo.id as undoId',
      ])
      .where(raw<boolean>`tickets.registration_id = any(${registrationIds}::uuid[])`)
      .where('scans.kind', '=', 'SCAN')
      .$if(place !== null, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('scans.corrected_at', 'scans.id'), '<', tuple(place!.at, place!.id)),
        ),
      )
      .orderBy('scans.corrected_at', 'desc')
      .orderBy('scans.id', 'desc')
      .limit(count)
      .execute();
    return rows.map(({ undoId, direction, verdict, reason, ...row }) => ({
      ...row,
      direction: direction!,
      verdict: verdict!,
      reason: reason!,
      undone: undoId !== null,
    }));
  }

  /** The scans that somebody took back or decided against the rule, which the log tells of; by registration. */
  async correctedOf(registrationIds: readonly string[]): Promise<{ id: string; registrationId: string }[]> {
    return this.sql
      .selectFrom('tickets')
      .innerJoin('scans', 'scans.ticket_id', 'tickets.id')
      .leftJoin('scans as undo', 'undo.undo_of_id', 'scans.id')
      .select(['scans.id', 'tickets.registration_id as registrationId'])
      .where(raw<boolean>`tickets.registration_id = any(${registrationIds}::uuid[])`)
      .where(({ or, eb }) => or([eb('scans.overridden', 'is not', null), eb('undo.id', 'is not', null)]))
      .execute();
  }
}
