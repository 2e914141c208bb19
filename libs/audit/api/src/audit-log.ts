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

/** The entry that the next one of an aggregate follows. */
interface LastEntry {
  readonly sequence: number;
  readonly hash: string;
}

/** How many entries one statement writes. */
const AT_ONCE = 250;

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

  /** As `open`, for many aggregates at once, in a few statements. */
  async openAll(tx: Transaction, changes: readonly AuditedChange[]): Promise<void> {
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      const made = changes.slice(from, from + AT_ONCE).map((change) => this.entryOf(change, null));
      await this.insert(tx, made);
    }
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

  private async write(tx: Transaction, change: AuditedChange, last: LastEntry | null): Promise<void> {
    await this.insert(tx, [this.entryOf(change, last)]);
  }

  private entryOf(change: AuditedChange, last: LastEntry | null) {
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
    const row = {
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
    };
    return { row, values };
  }

  private async insert(tx: Transaction, made: readonly ReturnType<AuditLog['entryOf']>[]): Promise<void> {
    await sqlOf(tx, AuditEntry)
      .insertInto('audit_entries')
      .values(made.map(({ row }) => row))
      .execute();
    const values = made.flatMap((one) => one.values);
    if (values.length > 0) await sqlOf(tx, AuditValue).insertInto('audit_values').values(values).execute();
  }
}
