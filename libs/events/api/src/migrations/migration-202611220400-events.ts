import { Migration } from '@mikro-orm/migrations';

/** Events, their days, ticket types and keys; registrations, consents and tickets. */
export class Migration202611220400_events extends Migration {
  override up(): void {
    // Names are found by any part of them, without diacritics.
    this.addSql('create extension if not exists pg_trgm');
    this.addSql(`
      create table events (
        id uuid primary key,
        number int not null,
        slug varchar(80) not null,
        status varchar(20) not null,
        version int not null default 1,
        name jsonb not null,
        summary jsonb not null,
        description jsonb not null,
        venue_name jsonb not null,
        venue_address varchar(300) not null,
        commune_code varchar(5) null,
        contact_email varchar(254) not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint events_number unique (number),
        constraint events_slug unique (slug),
        constraint events_number_positive check (number > 0),
        constraint events_status check (status in ('DRAFT', 'PUBLISHED', 'CANCELLED'))
      )`);
    this.addSql('create sequence event_number as int owned by events.number');
    this.addSql(`
      create table event_days (
        id uuid primary key,
        event_id uuid not null constraint event_days_event_id_foreign references events (id) on delete restrict,
        date date not null,
        opens_at varchar(5) not null,
        closes_at varchar(5) not null,
        label jsonb not null,
        constraint event_days_event_date unique (event_id, date),
        constraint event_days_hours check (opens_at < closes_at)
      )`);
    this.addSql(`
      create table ticket_types (
        id uuid primary key,
        event_id uuid not null constraint ticket_types_event_id_foreign references events (id) on delete restrict,
        number int not null,
        name jsonb not null,
        description jsonb not null,
        audience varchar(20) not null,
        approval varchar(20) not null,
        places int null,
        confirmed_count int not null default 0,
        opens_at timestamptz(3) null,
        closes_at timestamptz(3) null,
        hidden boolean not null default false,
        version int not null default 1,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint ticket_types_event_number unique (event_id, number),
        constraint ticket_types_number check (number >= 1 and number <= 65535),
        constraint ticket_types_confirmed check (confirmed_count >= 0),
        constraint ticket_types_places check (confirmed_count <= places),
        constraint ticket_types_window check (opens_at < closes_at),
        constraint ticket_types_audience
          check (audience in ('VISITOR', 'EXHIBITOR', 'CONTESTANT', 'SPEAKER', 'PRESS', 'VIP', 'DELEGATE')),
        constraint ticket_types_approval check (approval in ('AUTOMATIC', 'BY_APPROVAL'))
      ) with (fillfactor = 50)`);
    this.addSql(`
      create table ticket_type_days (
        ticket_type_id uuid not null
          constraint ticket_type_days_ticket_type_id_foreign references ticket_types (id) on delete cascade,
        event_day_id uuid not null
          constraint ticket_type_days_event_day_id_foreign references event_days (id) on delete restrict,
        primary key (ticket_type_id, event_day_id)
      )`);
    this.addSql(`
      create table event_keys (
        id uuid primary key,
        event_id uuid not null constraint event_keys_event_id_foreign references events (id) on delete restrict,
        key_number int not null,
        public_key varchar(43) not null,
        sealed_secret varchar(200) not null,
        status varchar(20) not null,
        created_at timestamptz(3) not null,
        ended_at timestamptz(3) null,
        constraint event_keys_event_number unique (event_id, key_number),
        constraint event_keys_number check (key_number >= 0 and key_number <= 255),
        constraint event_keys_status check (status in ('ACTIVE', 'ROTATED', 'REVOKED')),
        constraint event_keys_ended check ((status = 'ACTIVE') = (ended_at is null))
      )`);
    this.addSql("create unique index event_keys_one_active on event_keys (event_id) where status = 'ACTIVE'");
    // Three foreign keys are checked at commit. A check locks the row it finds; at once, on the one row
    // of a popular ticket type, those locks cost more than everything else, while at commit only the
    // transaction that holds the ticket type's place gets so far.
    this.addSql(`
      create table registrations (
        id uuid primary key,
        event_id uuid not null constraint registrations_event_id_foreign references events (id)
          deferrable initially deferred,
        ticket_type_id uuid not null
          constraint registrations_ticket_type_id_foreign references ticket_types (id) deferrable initially deferred,
        status varchar(20) not null,
        full_name varchar(100) not null,
        search_name varchar(200) not null,
        search_text text not null,
        email varchar(254) not null,
        phone varchar(16) null,
        organisation_name varchar(200) null,
        note text null,
        locale varchar(2) not null,
        wallet_token_hash varchar(64) not null,
        submitted_at timestamptz(3) not null,
        decided_at timestamptz(3) null,
        decision_reason text null,
        cancelled_at timestamptz(3) null,
        version int not null default 1,
        constraint registrations_wallet_token_hash unique (wallet_token_hash),
        constraint registrations_status
          check (status in ('AWAITING_APPROVAL', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'WAITLISTED')),
        constraint registrations_email_lower_case check (email = lower(email)),
        constraint registrations_locale check (locale in ('vi', 'en')),
        constraint registrations_rejection_explained check (status <> 'REJECTED' or decision_reason is not null),
        constraint registrations_cancelled check ((status = 'CANCELLED') = (cancelled_at is not null))
      )`);
    this.addSql(`
      create unique index registrations_one_live on registrations (ticket_type_id, email, search_name)
        where status in ('AWAITING_APPROVAL', 'CONFIRMED', 'WAITLISTED')`);
    this.addSql('create index registrations_event_submitted on registrations (event_id, submitted_at, id)');
    this.addSql('create index registrations_event_name on registrations (event_id, search_name)');
    this.addSql('create index registrations_search_text on registrations using gin (search_text gin_trgm_ops)');
    this.addSql(`
      create table registration_consents (
        registration_id uuid not null
          constraint registration_consents_registration_id_foreign references registrations (id) on delete cascade,
        purpose varchar(20) not null,
        text_version int not null,
        text text not null,
        locale varchar(2) not null,
        given_at timestamptz(3) not null,
        withdrawn_at timestamptz(3) null,
        primary key (registration_id, purpose),
        constraint registration_consents_purpose check (purpose in ('REGISTRATION', 'NEWS', 'PHOTOS')),
        constraint registration_consents_withdrawn check (withdrawn_at >= given_at)
      )`);
    this.addSql(`
      create table tickets (
        id uuid primary key,
        registration_id uuid not null
          constraint tickets_registration_id_foreign references registrations (id) on delete restrict,
        event_key_id uuid not null constraint tickets_event_key_id_foreign references event_keys (id)
          deferrable initially deferred,
        status varchar(20) not null,
        valid_from timestamptz(3) null,
        valid_until timestamptz(3) null,
        short_code varchar(11) not null,
        issued_at timestamptz(3) not null,
        ended_at timestamptz(3) null,
        ended_reason text null,
        constraint tickets_status check (status in ('VALID', 'REVOKED', 'REPLACED', 'CANCELLED')),
        constraint tickets_ended check ((status = 'VALID') = (ended_at is null)),
        constraint tickets_validity check (valid_from < valid_until)
      )`);
    this.addSql("create unique index tickets_one_valid on tickets (registration_id) where status = 'VALID'");
    this.addSql('create index tickets_registration_id on tickets (registration_id)');
    this.addSql('create index tickets_event_key_id on tickets (event_key_id)');
    this.addSql('create index tickets_short_code on tickets (short_code)');
  }

  override down(): void {
    for (const table of [
      'tickets',
      'registration_consents',
      'registrations',
      'event_keys',
      'ticket_type_days',
      'ticket_types',
      'event_days',
      'events',
    ])
      this.addSql(`drop table ${table}`);
  }
}
