import { Inject, Injectable } from '@nestjs/common';
import { entryHash, type EntryContent, type Json, personalValueHash } from '@pho-hien/audit-core';
import { actorReference, type Actor, type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { randomBytes } from 'node:crypto';
import { AuditEntry } from './audit-entry.entity.ts';
import { AuditValue } from './audit-value.entity.ts';

/** A change of one aggregate, as a use case tells it. */
export interface AuditedChange {
  /** Such as `registration`; with the id it names the chain. */
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The event it belongs to; absent for what stands above events. */
  readonly eventId?: string;
  /** Such as `registration.approved`. */
  readonly action: string;
  readonly caller: Caller;
  readonly reason?: string | null;
  /** Fields that changed: no personal values. */
  readonly changes?: { readonly [field: string]: Json | undefined };
  /** Personal values: the log keeps their salted hashes, an erasable row the value. */
  readonly personal?: { readonly [field: string]: string | null | undefined };
}

const idOf = (actor: Actor): string | null =>
  actor.kind === 'person' ? actor.userId : actor.kind === 'device' ? actor.deviceId : null;

/** The append-only log; every change of state goes through it, in the transaction that makes the change. */
@Injectable()
export class AuditLog {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Appends the first change of an aggregate made in this very transaction: nothing to look up.
   * Where the aggregate has entries already, the database refuses.
   */
  async open(tx: Transaction, change: AuditedChange): Promise<void> {
    await this.write(tx, change, null);
  }

  /** Appends a change. The caller holds the aggregate's lock; otherwise the later of two writers is refused. */
  async append(tx: Transaction, change: AuditedChange): Promise<void> {
    const last = await sqlOf(tx, AuditEntry)
      .selectFrom('audit_entries')
      .select(['sequence', 'hash'])
      .where('aggregate_type', '=', change.aggregateType)
      .where('aggregate_id', '=', change.aggregateId)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    await this.write(tx, change, last ?? null);
  }

  private async write(
    tx: Transaction,
    change: AuditedChange,
    last: { sequence: number; hash: string } | null,
  ): Promise<void> {
    const { caller } = change;
    const id = newId(this.clock);
    const at = this.clock.now();
    const values = Object.entries(change.personal ?? {}).flatMap(([field, value]) =>
      value == null
        ? []
        : [{ id: newId(this.clock), entry_id: id, field, salt: randomBytes(16).toString('hex'), value }],
    );
    const hidden = Object.fromEntries(values.map(({ field, salt, value }) => [field, personalValueHash(salt, value)]));
    const content: EntryContent = {
      aggregateType: change.aggregateType,
      aggregateId: change.aggregateId,
      sequence: (last?.sequence ?? 0) + 1,
      at: at.toISOString(),
      actor: actorReference(caller.actor),
      address: caller.address ?? null,
      requestId: caller.requestId,
      action: change.action,
      reason: change.reason ?? null,
      changes: { ...change.changes, ...hidden },
    };
    const previousHash = last?.hash ?? null;
    await sqlOf(tx, AuditEntry)
      .insertInto('audit_entries')
      .values({
        id,
        aggregate_type: content.aggregateType,
        aggregate_id: content.aggregateId,
        sequence: content.sequence,
        event_id: change.eventId ?? null,
        at,
        actor: content.actor,
        actor_id: idOf(caller.actor),
        address: content.address,
        request_id: content.requestId,
        action: content.action,
        reason: content.reason,
        changes: content.changes,
        previous_hash: previousHash,
        hash: entryHash(previousHash, content),
      })
      .execute();
    if (values.length > 0) await sqlOf(tx, AuditValue).insertInto('audit_values').values(values).execute();
  }
}
