import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RegistrationType, Ticket } from '@pho-hien/events-api';
import { Database, type GraphqlContext, loader, sqlOf } from '@pho-hien/platform';
import { CheckInList, Device, Gate, Scan } from '../rows/index.ts';
import { RegistrationScanType } from './registration-scan.graphql.ts';

/** The most scans of one registration that are told. */
const MOST = 50;

@Resolver(() => RegistrationType)
export class RegistrationScansResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [RegistrationScanType], { description: 'At the gates, the latest first; at most fifty.' })
  async scans(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    const scans = await loader(context, 'registrationScans', (ids) => this.scansOf(ids)).load(id);
    return scans?.slice(0, MOST) ?? [];
  }

  private async scansOf(ids: readonly string[]): Promise<Map<string, RegistrationScanType[]>> {
    const rows = await sqlOf(this.database.reader, Scan, Device, Gate, CheckInList, Ticket)
      .selectFrom('tickets')
      .innerJoin('scans', 'scans.ticket_id', 'tickets.id')
      .innerJoin('devices', 'devices.id', 'scans.device_id')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .innerJoin('check_in_lists', 'check_in_lists.id', 'scans.list_id')
      .leftJoin('scans as undo', 'undo.undo_of_id', 'scans.id')
      .select([
        'tickets.registration_id',
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
        'undo.id as undo_id',
      ])
      .where('tickets.registration_id', 'in', ids)
      .where('scans.kind', '=', 'SCAN')
      .orderBy('scans.corrected_at', 'desc')
      .execute();
    const scans = new Map<string, RegistrationScanType[]>(ids.map((id) => [id, []]));
    for (const { registration_id, undo_id, direction, verdict, reason, ...row } of rows)
      scans.get(registration_id)?.push({
        ...row,
        direction: direction!,
        verdict: verdict!,
        reason: reason!,
        undone: undo_id !== null,
      });
    return scans;
  }
}
