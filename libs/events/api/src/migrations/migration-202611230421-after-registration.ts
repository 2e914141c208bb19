import { Migration } from '@mikro-orm/migrations';

/** What may happen after registration: corrections, a new address, passing a ticket on; reminders. */
export class Migration202611230421_after_registration extends Migration {
  override up(): void {
    this.addSql(`
      alter table ticket_types
        add column transfers_allowed boolean not null default true,
        add column transfers_until timestamptz(3) null`);
    this.addSql('alter table events add column reminders boolean not null default true');
    this.addSql('alter table registrations add column name_corrections int not null default 0');
    this.addSql(`
      create table email_changes (
        id uuid primary key,
        registration_id uuid not null
          constraint email_changes_registration_id_foreign references registrations (id) on delete cascade,
        email varchar(254) not null,
        token_hash varchar(64) not null,
        asked_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        constraint email_changes_registration unique (registration_id),
        constraint email_changes_token_hash unique (token_hash),
        constraint email_changes_email_lower_case check (email = lower(email))
      )`);
    this.addSql(`
      create table ticket_transfers (
        id uuid primary key,
        registration_id uuid not null
          constraint ticket_transfers_registration_id_foreign references registrations (id) on delete cascade,
        to_name varchar(100) not null,
        token_hash varchar(64) not null,
        status varchar(20) not null,
        offered_at timestamptz(3) not null,
        ended_at timestamptz(3) null,
        taken_by_id uuid null
          constraint ticket_transfers_taken_by_id_foreign references registrations (id) on delete set null,
        constraint ticket_transfers_token_hash unique (token_hash),
        constraint ticket_transfers_status check (status in ('OPEN', 'TAKEN', 'WITHDRAWN')),
        constraint ticket_transfers_ended check ((status = 'OPEN') = (ended_at is null))
      )`);
    this.addSql(`
      create unique index ticket_transfers_one_open on ticket_transfers (registration_id) where status = 'OPEN'`);
    this.addSql('create index ticket_transfers_taken_by_id on ticket_transfers (taken_by_id)');
    this.addSql(`
      create table registration_reminders (
        registration_id uuid not null
          constraint registration_reminders_registration_id_foreign references registrations (id) on delete cascade,
        reminder varchar(20) not null,
        queued_at timestamptz(3) not null,
        primary key (registration_id, reminder),
        constraint registration_reminders_reminder check (reminder in ('DAYS_BEFORE', 'MORNING', 'OFFER_ENDING'))
      )`);
  }

  override down(): void {
    for (const table of ['registration_reminders', 'ticket_transfers', 'email_changes'])
      this.addSql(`drop table ${table}`);
    this.addSql('alter table registrations drop column name_corrections');
    this.addSql('alter table events drop column reminders');
    this.addSql('alter table ticket_types drop column transfers_allowed, drop column transfers_until');
  }
}
