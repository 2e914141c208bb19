import { Migration } from '@mikro-orm/migrations';

/**
 * Groups that organisations register, their spreadsheets, and who consented. That a child is confirmed only
 * with the guardian's consent or the school's authority stands here too, whatever the application believes.
 */
export class Migration202611230440_groups extends Migration {
  override up(): void {
    this.addSql(`
      create table registration_groups (
        id uuid primary key,
        event_id uuid not null constraint registration_groups_event_id_foreign references events (id) on delete restrict,
        ticket_type_id uuid not null constraint registration_groups_ticket_type_id_foreign
          references ticket_types (id) on delete restrict deferrable initially deferred,
        organisation_id uuid not null,
        source varchar(20) not null,
        entered_by_id uuid not null,
        entered_at timestamptz(3) not null,
        authority_reference varchar(200) null,
        authority_text text null,
        authority_by_id uuid null,
        authority_at timestamptz(3) null,
        asked_again_at timestamptz(3) null,
        constraint registration_groups_source check (source in ('TEAM', 'SPREADSHEET')),
        constraint registration_groups_authority
          check (num_nulls(authority_reference, authority_text, authority_by_id, authority_at) in (0, 4))
      )`);
    this.addSql('create index registration_groups_event_id on registration_groups (event_id)');
    this.addSql('create index registration_groups_ticket_type_id on registration_groups (ticket_type_id)');
    this.addSql('create index registration_groups_organisation on registration_groups (organisation_id, entered_at)');
    this.addSql(`
      alter table registrations
        add column organisation_id uuid null,
        add column group_id uuid null constraint registrations_group_id_foreign
          references registration_groups (id) on delete restrict deferrable initially deferred,
        add column minor boolean not null default false,
        add column consent_state varchar(20) not null default 'GIVEN',
        drop constraint registrations_status,
        add constraint registrations_status check (status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED',
          'OFFERED', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'TRANSFERRED')),
        add constraint registrations_consent_state check (consent_state in ('GIVEN', 'ASKED', 'GUARDIAN_ASKED',
          'GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
        add constraint registrations_minor_consented check (not minor or consent_state in ('GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY')
          or status in ('AWAITING_CONSENT', 'REJECTED', 'CANCELLED', 'TRANSFERRED')),
        add constraint registrations_who_consents check (consent_state = 'DECLINED'
          or minor <> (consent_state in ('GIVEN', 'ASKED'))),
        add constraint registrations_awaiting_consent
          check (status <> 'AWAITING_CONSENT' or consent_state = 'GUARDIAN_ASKED')`);
    this.addSql('create index registrations_group_id on registrations (group_id) where group_id is not null');
    this.addSql(
      'create index registrations_organisation_id on registrations (organisation_id) where organisation_id is not null',
    );
    this.addSql('drop index registrations_one_live');
    this.addSql(`
      create unique index registrations_one_live on registrations (ticket_type_id, email, search_name)
        where status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED')`);
    this.addSql(`
      create table group_members (
        registration_id uuid primary key
          constraint group_members_registration_id_foreign references registrations (id) on delete cascade,
        group_id uuid not null
          constraint group_members_group_id_foreign references registration_groups (id) on delete cascade,
        guardian_name varchar(100) null,
        guardian_email varchar(254) null,
        guardian_token_hash varchar(64) null,
        asked_at timestamptz(3) null,
        answer_by timestamptz(3) null,
        remind_at timestamptz(3) null,
        reminded_at timestamptz(3) null,
        answered_at timestamptz(3) null,
        withdrawn_at timestamptz(3) null,
        text_version int null,
        text text null,
        text_locale varchar(2) null,
        constraint group_members_guardian_token_hash unique (guardian_token_hash),
        constraint group_members_guardian check (num_nulls(guardian_name, guardian_email, guardian_token_hash) in (0, 3)),
        constraint group_members_text check (num_nulls(text_version, text, text_locale) in (0, 3)),
        constraint group_members_reminder check (remind_at < answer_by),
        constraint group_members_withdrawn check (withdrawn_at is null or withdrawn_at >= answered_at)
      )`);
    this.addSql('create index group_members_group_id on group_members (group_id)');
    this.addSql('create index group_members_unanswered on group_members (answer_by) where (answered_at is null)');
    this.addSql(`
      create table group_imports (
        id uuid primary key,
        event_id uuid not null constraint group_imports_event_id_foreign references events (id) on delete cascade,
        ticket_type_id uuid not null
          constraint group_imports_ticket_type_id_foreign references ticket_types (id) on delete cascade,
        organisation_id uuid not null,
        uploaded_by_id uuid not null,
        uploaded_at timestamptz(3) not null,
        file_name varchar(100) not null,
        status varchar(20) not null,
        rows jsonb null,
        ignored jsonb not null,
        total int not null,
        written int not null default 0,
        progress_at timestamptz(3) null,
        authority_reference varchar(200) null,
        failure jsonb null,
        version int not null default 1,
        constraint group_imports_status check (status in ('CHECKING', 'WRITING', 'WRITTEN')),
        constraint group_imports_rows check ((status = 'WRITTEN') = (rows is null)),
        constraint group_imports_written check (written >= 0 and written <= total)
      )`);
    this.addSql('create index group_imports_event_id on group_imports (event_id)');
    this.addSql('create index group_imports_ticket_type_id on group_imports (ticket_type_id)');
    this.addSql('create index group_imports_organisation on group_imports (organisation_id, uploaded_at)');
  }

  override down(): void {
    this.addSql('drop table group_imports');
    this.addSql('drop table group_members');
    this.addSql(`
      alter table registrations drop column organisation_id, drop column group_id, drop column minor,
        drop column consent_state`);
    this.addSql('drop table registration_groups');
  }
}
