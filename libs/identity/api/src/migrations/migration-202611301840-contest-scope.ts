import { Migration } from '@mikro-orm/migrations';

const SCOPE_IS_WHOLE = `(scope_kind = 'all' and num_nonnulls(event_id, gate_id, organisation_id, contest_id) = 0)
  or (scope_kind = 'event' and event_id is not null and num_nonnulls(gate_id, organisation_id, contest_id) = 0)
  or (scope_kind = 'gate' and num_nonnulls(event_id, gate_id) = 2 and num_nonnulls(organisation_id, contest_id) = 0)
  or (scope_kind = 'organisation' and organisation_id is not null and num_nonnulls(event_id, gate_id, contest_id) = 0)
  or (scope_kind = 'contest' and contest_id is not null and num_nonnulls(gate_id, organisation_id) = 0)`;

/** Roles are held in a contest too, which may be part of an event. */
export class Migration202611301840_contest_scope extends Migration {
  override up(): void {
    for (const table of ['role_grants', 'staff_invitations']) {
      this.addSql(`alter table ${table}
        add column contest_id uuid null,
        drop constraint ${table}_scope,
        add constraint ${table}_scope check (${SCOPE_IS_WHOLE})`);
      this.addSql(`create index ${table}_contest_id on ${table} (contest_id)`);
    }
    this.addSql(`create unique index role_grants_live_contest on role_grants (user_id, role, contest_id)
      where revoked_at is null and scope_kind = 'contest'`);
  }
}
