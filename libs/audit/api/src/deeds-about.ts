import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { AuditEntry } from './audit-entry.entity.ts';

/** Something that has a chain in the log. */
export interface Aggregate {
  readonly type: string;
  readonly id: string;
}

/** What was done about an aggregate, without what it held before and after. */
export interface Deed {
  readonly id: string;
  readonly at: Date;
  readonly aggregate: Aggregate;
  /** `person:<id>`, `device:<id>`, `system:<job>` or `anonymous`. */
  readonly actor: string;
  readonly action: string;
  readonly reason: string | null;
}

/** The log of several aggregates as one, for those who may read it: the caller checks that. */
@Injectable()
export class DeedsAbout {
  constructor(private readonly database: Database) {}

  /** The newest `count` deeds about any of these that stand before `place`, in one statement. */
  async page(
    aggregates: readonly Aggregate[],
    place: { readonly at: Date; readonly id: string } | null,
    count: number,
  ): Promise<Deed[]> {
    const [types, ids] = [aggregates.map(({ type }) => type), aggregates.map(({ id }) => id)];
    const beyond = place ? raw`where (e.at, e.id) < (${place.at}, ${place.id}::uuid)` : raw``;
    const { rows } = await raw<Deed>`
      select e.id, e.at, json_build_object('type', e.aggregate_type, 'id', e.aggregate_id) as aggregate,
             e.actor, e.action, e.reason
        from unnest(${types}::text[], ${ids}::uuid[]) as about (type, id)
        join audit_entries e on e.aggregate_type = about.type and e.aggregate_id = about.id
        ${beyond}
       order by e.at desc, e.id desc limit ${count}`.execute(sqlOf(this.database.reader, AuditEntry));
    return rows;
  }
}
