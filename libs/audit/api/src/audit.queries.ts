import { Injectable } from '@nestjs/common';
import { ChainsCheck, type ChainVerdict, type Json, type StoredEntry, verifyChain } from '@pho-hien/audit-core';
import { endOfDay, instantOf, type VietnamDay } from '@pho-hien/kernel';
import { Database, pageSize, sqlOf, toConnection } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { AuditEntry } from './audit-entry.entity.ts';
import type { AuditEntryType } from './audit.graphql.ts';
import { AuditValue } from './audit-value.entity.ts';

/** Which entries to read; newest first. */
export interface AuditFilter {
  readonly eventId: string | null;
  readonly aggregateType?: string | null;
  readonly aggregateId?: string | null;
  /** Exactly as it stands in the entries. */
  readonly actor?: string | null;
  /** Exactly as it stands in the entries. */
  readonly action?: string | null;
  /** From this day in Vietnam, itself included. */
  readonly from?: VietnamDay | null;
  /** Until this day in Vietnam, itself included. */
  readonly to?: VietnamDay | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  async page(filter: AuditFilter) {
    const size = pageSize(filter.first);
    const sql = sqlOf(this.database.reader, AuditEntry, AuditValue);
    const rows = await sql
      .selectFrom('audit_entries')
      .selectAll()
      .$if(filter.eventId !== null, (query) => query.where('event_id', '=', filter.eventId))
      .$if(filter.aggregateType != null, (query) => query.where('aggregate_type', '=', filter.aggregateType!))
      .$if(filter.aggregateId != null, (query) => query.where('aggregate_id', '=', filter.aggregateId!))
      .$if(filter.actor != null, (query) => query.where('actor', '=', filter.actor!))
      // Said twice, so that the index of people serves.
      .$if(filter.actor?.startsWith('person:') === true, (query) => query.where('actor', 'like', 'person:%'))
      .$if(filter.action != null, (query) => query.where('action', '=', filter.action!))
      .$if(filter.from != null, (query) => query.where('at', '>=', instantOf(filter.from!)))
      .$if(filter.to != null, (query) => query.where('at', '<', endOfDay(filter.to!)))
      .$if(filter.after != null, (query) => query.where('id', '<', filter.after!))
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute();
    const values = rows.length
      ? await sql
          .selectFrom('audit_values')
          .select(['entry_id', 'field', 'value'])
          .where(
            'entry_id',
            'in',
            rows.map((row) => row.id),
          )
          .execute()
      : [];
    const personal = new Map(values.map((value) => [`${value.entry_id}/${value.field}`, value.value]));
    const entries = rows.map((row): AuditEntryType => ({
      id: row.id,
      aggregateType: row.aggregate_type,
      aggregateId: row.aggregate_id,
      sequence: row.sequence,
      at: row.at,
      actor: row.actor,
      address: row.address,
      action: row.action,
      reason: row.reason,
      changes: Object.entries(row.changes as Record<string, unknown>).map(([field, value]) => {
        const known = personal.get(`${row.id}/${field}`);
        return { field, value: known ?? JSON.stringify(value), personal: known !== undefined };
      }),
      hash: row.hash,
    }));
    return toConnection(entries, size, (entry) => entry.id);
  }

  /** The event that an aggregate's chain belongs to: null for none, undefined where there is no such chain. */
  async eventOf(aggregateId: string): Promise<string | null | undefined> {
    const row = await sqlOf(this.database.reader, AuditEntry)
      .selectFrom('audit_entries')
      .select('event_id')
      .where('aggregate_id', '=', aggregateId)
      .limit(1)
      .executeTakeFirst();
    return row?.event_id;
  }

  async verify(aggregateType: string, aggregateId: string): Promise<ChainVerdict> {
    const rows = await entriesIn(this.database)
      .where('aggregate_type', '=', aggregateType)
      .where('aggregate_id', '=', aggregateId)
      .orderBy('sequence')
      .execute();
    return verifyChain(rows.map(asStored));
  }

  /** Who changed something in an event: people and devices as they stand in the entries, in no order. */
  async actorsOf(eventId: string): Promise<{ actor: string }[]> {
    return sqlOf(this.database.reader, AuditEntry)
      .selectFrom('audit_entries')
      .select('actor')
      .distinct()
      .where('event_id', '=', eventId)
      .where('actor', 'like', 'person:%')
      .limit(MOST_ACTORS)
      .execute();
  }

  /** What was done in an event, each once, as it stands in the entries: a step along the index for each. */
  async actionsOf(eventId: string): Promise<string[]> {
    const { rows } = await raw<{ action: string }>`
      with recursive done as (
        (select action from audit_entries where event_id = ${eventId} order by action limit 1)
        union all
        select (select e.action from audit_entries e
                 where e.event_id = ${eventId} and e.action > done.action order by e.action limit 1)
          from done where done.action is not null)
      select action from done where action is not null`.execute(sqlOf(this.database.reader, AuditEntry));
    return rows.map(({ action }) => action);
  }

  /** Computes every chain of an event again, a batch of entries at a time: seconds where there are 100,000. */
  async verifyEvent(eventId: string) {
    const check = new ChainsCheck();
    // One statement, so one snapshot: what is written meanwhile does not look like a chain cut in two.
    const all = entriesIn(this.database)
      .where('event_id', '=', eventId)
      .orderBy('aggregate_type')
      .orderBy('aggregate_id')
      .orderBy('sequence');
    for await (const row of all.stream(BATCH)) check.add(asStored(row));
    const { broken, ...counts } = check.result();
    return { ...counts, broken: broken.slice(0, MOST_BROKEN), intact: broken.length === 0 };
  }
}

/** Entries read at once. */
const BATCH = 1000;
/** More broken chains tell nothing more. */
const MOST_BROKEN = 50;
/** More people than an event's staff. */
const MOST_ACTORS = 500;

const entriesIn = (database: Database) => sqlOf(database.reader, AuditEntry).selectFrom('audit_entries').selectAll();
type AuditRow = Awaited<ReturnType<ReturnType<typeof entriesIn>['execute']>>[number];

const asStored = (row: AuditRow): StoredEntry => ({
  aggregateType: row.aggregate_type,
  aggregateId: row.aggregate_id,
  sequence: row.sequence,
  at: row.at.toISOString(),
  actor: row.actor,
  address: row.address,
  requestId: row.request_id,
  action: row.action,
  reason: row.reason,
  changes: row.changes as { [field: string]: Json },
  previousHash: row.previous_hash,
  hash: row.hash,
});
