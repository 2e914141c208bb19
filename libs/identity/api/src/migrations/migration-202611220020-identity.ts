import { Migration } from '@mikro-orm/migrations';

const SCOPE_IS_WHOLE = `(scope_kind = 'all' and event_id is null and gate_id is null)
  or (scope_kind = 'event' and event_id is not null and gate_id is null)
  or (scope_kind = 'gate' and event_id is not null and gate_id is not null)`;

/** People, sessions and what proves them; roles and invitations. */
export class Migration202611220020_identity extends Migration {
  override up(): void {
    this.addSql(`
      create table users (
        id uuid primary key,
        name varchar(120) not null,
        email varchar(254) not null,
        email_verified boolean not null default false,
        image text null,
        two_factor_enabled boolean not null default false,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint users_email_unique unique (email),
        constraint users_email_lower_case check (email = lower(email))
      )`);
    this.addSql(`
      create table sessions (
        id uuid primary key,
        user_id uuid not null constraint sessions_user_id_foreign references users (id) on delete cascade,
        token varchar(64) not null,
        expires_at timestamptz(3) not null,
        ip_address varchar(64) null,
        user_agent text null,
        second_factor_verified_at timestamptz(3) null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint sessions_token_unique unique (token)
      )`);
    this.addSql('create index sessions_user_id on sessions (user_id)');
    this.addSql(`
      create table accounts (
        id uuid primary key,
        user_id uuid not null constraint accounts_user_id_foreign references users (id) on delete cascade,
        provider_id varchar(60) not null,
        account_id varchar(255) not null,
        password text null,
        access_token text null,
        refresh_token text null,
        id_token text null,
        access_token_expires_at timestamptz(3) null,
        refresh_token_expires_at timestamptz(3) null,
        scope text null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint accounts_provider_account unique (provider_id, account_id)
      )`);
    this.addSql('create index accounts_user_id on accounts (user_id)');
    this.addSql(`
      create table verifications (
        id uuid primary key,
        identifier varchar(64) not null,
        value text not null,
        expires_at timestamptz(3) not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      )`);
    this.addSql('create index verifications_identifier on verifications (identifier)');
    this.addSql('create index verifications_expires_at on verifications (expires_at)');
    this.addSql(`
      create table two_factors (
        id uuid primary key,
        user_id uuid not null constraint two_factors_user_id_foreign references users (id) on delete cascade,
        secret text not null,
        backup_codes text not null,
        verified boolean not null default false,
        failed_verification_count int not null default 0,
        locked_until timestamptz(3) null,
        last_totp_step bigint null,
        constraint two_factors_user_id unique (user_id)
      )`);
    this.addSql(`
      create table role_grants (
        id uuid primary key,
        user_id uuid not null constraint role_grants_user_id_foreign references users (id) on delete restrict,
        role varchar(30) not null,
        scope_kind varchar(10) not null,
        event_id uuid null,
        gate_id uuid null,
        granted_by_id uuid null constraint role_grants_granted_by_id_foreign references users (id) on delete restrict,
        granted_at timestamptz(3) not null,
        revoked_by_id uuid null constraint role_grants_revoked_by_id_foreign references users (id) on delete restrict,
        revoked_at timestamptz(3) null,
        revoked_reason text null,
        constraint role_grants_scope check (${SCOPE_IS_WHOLE}),
        constraint role_grants_revocation_explained check ((revoked_at is null) = (revoked_reason is null))
      )`);
    this.addSql(`create unique index role_grants_live_all on role_grants (user_id, role)
      where revoked_at is null and scope_kind = 'all'`);
    this.addSql(`create unique index role_grants_live_event on role_grants (user_id, role, event_id)
      where revoked_at is null and scope_kind = 'event'`);
    this.addSql(`create unique index role_grants_live_gate on role_grants (user_id, role, gate_id)
      where revoked_at is null and scope_kind = 'gate'`);
    this.addSql('create index role_grants_event_id on role_grants (event_id)');
    this.addSql(`
      create table staff_invitations (
        id uuid primary key,
        email varchar(254) not null,
        role varchar(30) not null,
        scope_kind varchar(10) not null,
        event_id uuid null,
        gate_id uuid null,
        locale varchar(2) not null,
        token_hash varchar(64) not null,
        invited_by_id uuid null constraint staff_invitations_invited_by_id_foreign references users (id) on delete restrict,
        invited_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        accepted_at timestamptz(3) null,
        grant_id uuid null constraint staff_invitations_grant_id_foreign references role_grants (id) on delete restrict,
        superseded_at timestamptz(3) null,
        constraint staff_invitations_token_hash unique (token_hash),
        constraint staff_invitations_scope check (${SCOPE_IS_WHOLE}),
        constraint staff_invitations_accepted_gives_grant check ((accepted_at is null) = (grant_id is null))
      )`);
    this.addSql('create index staff_invitations_event_id on staff_invitations (event_id)');
    this.addSql('create index staff_invitations_email on staff_invitations (email)');
  }

  override down(): void {
    for (const table of [
      'staff_invitations',
      'role_grants',
      'two_factors',
      'verifications',
      'accounts',
      'sessions',
      'users',
    ])
      this.addSql(`drop table ${table}`);
  }
}
