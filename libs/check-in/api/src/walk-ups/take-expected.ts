import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf, systemCaller } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { LiveChanges } from '../live/live-changes.ts';
import { revived } from '../quarantine/revived-fact.ts';
import { Device, Gate, QuarantinedFact } from '../rows/index.ts';
import type { DeviceFact } from '../sync/device-fact.ts';
import { KeepFacts } from '../sync/keep-facts.ts';
import { TAKE_EXPECTED } from './take-expected-job.ts';

/**
 * A walk-up's ticket was scanned elsewhere, and that scan arrived before the desk's phone had told whose it is.
 * Once it has, the scan goes into the ledger as it happened, and no longer waits.
 */
@Injectable()
export class TakeExpected {
  constructor(
    private readonly database: Database,
    private readonly keep: KeepFacts,
    private readonly live: LiveChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What took such a scan back comes with the run after. Kept first and forgotten after: a crash in between does it again, and nothing changes. */
  async run(): Promise<void> {
    const sql = sqlOf(this.database.reader, Device, Gate, QuarantinedFact);
    const rows = await sql
      .selectFrom('quarantined_facts as apart')
      .innerJoin('devices', 'devices.id', 'apart.device_id')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .select(['apart.id', 'apart.device_id', 'fact', 'received_at', 'corrected_at', 'gate_id', 'event_id'])
      .where('reason', '=', 'WALK_UP_EXPECTED')
      .where('decision', 'is', null)
      .where(
        raw<boolean>`(exists (select from tickets where tickets.id = (apart.fact ->> 'ticketId')::uuid)
          or exists (select from scans where scans.id = (apart.fact ->> 'undoesScanId')::uuid))`,
      )
      .orderBy('apart.sequence')
      .execute();
    const now = this.clock.now();
    for (const [deviceId, facts] of Map.groupBy(rows, (row) => row.device_id)) {
      const { gate_id: gateId, event_id: eventId } = facts[0]!;
      const { results } = await this.keep.run(systemCaller(TAKE_EXPECTED), {
        device: { deviceId, gateId, eventId },
        facts: facts.map(({ fact }) => revived(fact as unknown as DeviceFact)),
        sentAt: now,
        receivedAt: now,
        frozen: new Map(
          facts.map((row) => [row.id, { receivedAt: row.received_at, correctedAt: row.corrected_at }] as const),
        ),
      });
      const kept = results.filter(({ outcome }) => outcome === 'KEPT' || outcome === 'KNOWN');
      if (kept.length > 0) await this.forget(kept.map(({ scanId }) => scanId));
      this.live.touch(eventId);
    }
  }

  private async forget(ids: readonly string[]): Promise<void> {
    await this.database.transaction((tx) =>
      sqlOf(tx, QuarantinedFact)
        .deleteFrom('quarantined_facts')
        .where('id', 'in', ids)
        .where('reason', '=', 'WALK_UP_EXPECTED')
        .where('decision', 'is', null)
        .execute(),
    );
  }
}
