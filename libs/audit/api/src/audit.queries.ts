import { Injectable } from '@nestjs/common';
import { type ChainVerdict, type Json, verifyChain } from '@pho-hien/audit-core';
import { Database, pageSize, sqlOf, toConnection } from '@pho-hien/platform';
import { AuditEntry } from './audit-entry.entity.ts';
import type { AuditEntryType } from './audit.graphql.ts';
import { AuditValue } from './audit-value.entity.ts';

/** Which entries to read; newest first. */
export interface AuditFilter {
  readonly eventId: string | null;
  readonly aggregateType?: string | null;
  readonly aggregateId?: string | null;
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
    const rows = await sqlOf(this.database.reader, AuditEntry)
      .selectFrom('audit_entries')
      .selectAll()
      .where('aggregate_type', '=', aggregateType)
      .where('aggregate_id', '=', aggregateId)
      .orderBy('sequence')
      .execute();
    return verifyChain(
      rows.map((row) => ({
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
      })),
    );
  }
}
