import { Migration } from '@mikro-orm/migrations';

const SCOPE_IS_WHOLE = `(scope_kind = 'all' and event_id is null and gate_id is null and organisation_id is null)
  or (scope_kind = 'event' and event_id is not null and gate_id is null and organisation_id is null)
  or (scope_kind = 'gate' and event_id is not null and gate_id is not null and organisation_id is null)
  or (scope_kind = 'organisation' and event_id is null and gate_id is null and organisation_id is not null)`;

/** Roles are held in an organisation too. */
export class Migration202611230300_organisation_scope extends Migration {
  override up(): void {
    for (const table of ['role_grants', 'staff_invitations']) {
      this.addSql(`alter table ${table}
        add column organisation_id uuid null,
        alter column scope_kind type varchar(20),
        drop constraint ${table}_scope,
        add constraint ${table}_scope check (${SCOPE_IS_WHOLE})`);
      this.addSql(`create index ${table}_organisation_id on ${table} (organisation_id)`);
    }
    this.addSql(`create unique index role_grants_live_organisation on role_grants (user_id, role, organisation_id)
      where revoked_at is null and scope_kind = 'organisation'`);
  }
}
