import { Injectable } from '@nestjs/common';
import type { EventTable } from '@pho-hien/events-core';
import { Database } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { eventsSql } from '../sql.ts';
import { registrationsBehind } from './registrations-behind.ts';

/** Something whose story belongs to a row of a table. */
export interface Matter {
  /** As the log names its kind. */
  readonly type: 'registration' | 'registration_group' | 'role_grant' | 'staff_invitation' | 'organisation';
  readonly id: string;
  /** Of whom or what it is; null where the row itself says so. */
  readonly name: string | null;
}

/** Finds what the history of a row of a table is made of. */
@Injectable()
export class HistoryMatter {
  constructor(private readonly database: Database) {}

  /**
   * The registrations behind a row with their groups; of a person also the roles in this event, of an organisation its
   * profile, those merged into it, and who answers for it. One statement; empty when there is no such row here.
   */
  async behind(eventId: string, table: EventTable, rowId: string): Promise<Matter[]> {
    const sql = eventsSql(this.database.reader);
    const own = registrationsBehind(sql, eventId, { table, ids: [rowId], filter: null });
    const ofTable = { PEOPLE: rolesOf(eventId, rowId), ORGANISATIONS: profileOf }[table as string] ?? raw``;
    const { rows } = await raw<Matter>`
      with own as (select * from registrations where event_id = ${eventId} and id in (${own}))
      select 'registration' as type, id, full_name as name from own
      union all
      select distinct 'registration_group', group_id, null from own where group_id is not null
      ${ofTable}`.execute(sql);
    return rows;
  }
}

/** Roles in the event, held or offered, of who has this row: by the address of their registrations, or by themselves. */
const rolesOf = (eventId: string, rowId: string) => raw`
  union all
  select 'role_grant', g.id, null from role_grants g join users u on u.id = g.user_id
   where g.event_id = ${eventId} and (u.id = ${rowId} or lower(u.email) in (select email from own))
  union all
  select 'staff_invitation', i.id, null from staff_invitations i
   where i.event_id = ${eventId} and lower(i.email) in
     (select email from own union all select lower(email) from users where id = ${rowId})`;

/** The profiles that the registrations name, with what was merged into them, and who answers for them. */
const profileOf = raw`
  union all
  select 'organisation', o.id, o.name from organisations o
   where coalesce(o.merged_into_id, o.id) in (select organisation_id from own where organisation_id is not null)
  union all
  select 'role_grant', g.id, null from role_grants g
   where g.organisation_id in (select organisation_id from own where organisation_id is not null)`;
