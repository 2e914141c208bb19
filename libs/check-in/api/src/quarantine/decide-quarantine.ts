import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { WalkUpIdentity } from '@pho-hien/events-core';
import { type Clock, InvalidInput, isId, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, sqlOf, type Transaction } from '@pho-hien/platform';
import { LiveChanges } from '../live/live-changes.ts';
import { Device, Gate, QuarantinedFact } from '../rows/index.ts';
import type { DeviceFact } from '../sync/device-fact.ts';
import { KeepFacts } from '../sync/keep-facts.ts';
import type { DecideQuarantineInput, QuarantineDecided } from './quarantine.graphql.ts';
import { MOST_AT_ONCE } from './quarantine.queries.ts';
import { revived } from './revived-fact.ts';

const REASON_LENGTH = 500;

/** A person decides what a revoked or locked device handed in: it happened, or it is left out. */
@Injectable()
export class DecideQuarantine {
  constructor(
    private readonly database: Database,
    private readonly keep: KeepFacts,
    private readonly audit: AuditLog,
    private readonly live: LiveChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Accepted facts go into the ledger at the time that was frozen when they arrived. They are kept
   * first and marked after: a crash in between leaves them open, and accepting again changes nothing.
   */
  async run(caller: Caller, input: DecideQuarantineInput): Promise<QuarantineDecided> {
    InvalidInput.throwIfAny(problemIn('reason', textProblem(input.reason, REASON_LENGTH, true)));
    // Named ids that are none are simply not among the open facts.
    const factIds = input.factIds?.filter(isId);
    if (factIds?.length === 0) return { decided: 0, refused: 0 };
    const open = await this.openFacts({ ...input, factIds });
    const eventId = open.device.eventId;
    const settled =
      input.decision === 'ACCEPTED'
        ? await this.accept(caller, open, input.guestIs ?? null)
        : new Set(open.rows.map(({ id }) => id));
    if (settled.size > 0) await this.database.transaction((tx) => this.mark(tx, caller, input, eventId, [...settled]));
    this.live.touch(eventId);
    return { decided: settled.size, refused: open.rows.length - settled.size };
  }

  /** The ids of those that are in the ledger then. */
  private async accept(
    caller: Caller,
    { device, rows }: OpenFacts,
    identity: WalkUpIdentity | null,
  ): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const now = this.clock.now();
    const { results } = await this.keep.run(caller, {
      device,
      facts: rows.map(({ fact }) => revived(fact as unknown as DeviceFact)),
      sentAt: now,
      receivedAt: now,
      identity,
      frozen: new Map(
        rows.map((row) => [row.id, { receivedAt: row.received_at, correctedAt: row.corrected_at }] as const),
      ),
    });
    const kept = results.filter(({ outcome }) => outcome === 'KEPT' || outcome === 'KNOWN');
    return new Set(kept.map(({ scanId }) => scanId));
  }

  private async mark(
    tx: Transaction,
    caller: Caller,
    { deviceId, decision, reason, guestIs }: DecideQuarantineInput,
    eventId: string,
    ids: string[],
  ): Promise<void> {
    if (caller.actor.kind !== 'person') throw notFound();
    const sql = sqlOf(tx, Device, QuarantinedFact);
    // The log of the device is one chain.
    await sql.selectFrom('devices').select('id').where('id', '=', deviceId).forNoKeyUpdate().execute();
    await sql
      .updateTable('quarantined_facts')
      .set({ decision, decided_at: this.clock.now(), decided_by_id: caller.actor.userId, note: reason.trim() })
      .where('id', 'in', ids)
      .where('decision', 'is', null)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'device',
      aggregateId: deviceId,
      eventId,
      action: decision === 'ACCEPTED' ? 'device.quarantine-accepted' : 'device.quarantine-discarded',
      caller,
      reason: reason.trim(),
      changes: { facts: ids.length, ...(guestIs && { guestIs }) },
    });
  }

  private async openFacts({ deviceId, factIds }: DecideQuarantineInput): Promise<OpenFacts> {
    const sql = sqlOf(this.database.reader, Device, Gate, QuarantinedFact);
    const device = await sql
      .selectFrom('devices')
      .innerJoin('gates', 'gates.id', 'devices.gate_id')
      .select(['devices.id as deviceId', 'gates.event_id as eventId', 'devices.gate_id as gateId'])
      .where('devices.id', '=', deviceId)
      .executeTakeFirstOrThrow();
    const rows = await sql
      .selectFrom('quarantined_facts')
      .select(['id', 'fact', 'received_at', 'corrected_at'])
      .where('device_id', '=', deviceId)
      .where('decision', 'is', null)
      .$if(factIds != null, (query) => query.where('id', 'in', factIds!))
      .orderBy('sequence')
      .limit(MOST_AT_ONCE)
      .execute();
    return { device, rows };
  }
}

interface OpenFacts {
  readonly device: { readonly deviceId: string; readonly eventId: string; readonly gateId: string };
  readonly rows: readonly { id: string; fact: unknown; received_at: Date; corrected_at: Date }[];
}
