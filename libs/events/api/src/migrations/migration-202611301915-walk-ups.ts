import { Migration } from '@mikro-orm/migrations';

/** Places reserved for whoever comes without a ticket, and people who were registered at a desk. */
export class Migration202611301915_walk_ups extends Migration {
  override up(): void {
    this.addSql(`
      alter table registrations
        add column walk_up boolean not null default false,
        add constraint registrations_email_given check (email <> '' or walk_up)`);
    // Who stands beside a child at the desk answers there, and is sent no link.
    this.addSql(`
      alter table consent_requests drop constraint consent_requests_guardian,
        add constraint consent_requests_guardian check (num_nulls(guardian_email, guardian_token_hash) in (0, 2)
          and (guardian_name is not null or guardian_email is null))`);
    // Without an address nobody can tell whether two of one name are one person.
    this.addSql('drop index registrations_one_live');
    this.addSql(`
      create unique index registrations_one_live on registrations (ticket_type_id, email, search_name)
        where status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED') and email <> ''`);
    this.addSql(`
      create table reserved_places (
        id uuid primary key,
        block_id uuid not null,
        ticket_type_id uuid not null
          constraint reserved_places_ticket_type_id_foreign references ticket_types (id) on delete restrict,
        event_key_id uuid not null
          constraint reserved_places_event_key_id_foreign references event_keys (id) on delete restrict,
        status varchar(10) not null,
        registration_id uuid null
          constraint reserved_places_registration_id_foreign references registrations (id) on delete restrict,
        valid_from timestamptz(3) not null,
        valid_until timestamptz(3) not null,
        reserved_at timestamptz(3) not null,
        ended_at timestamptz(3) null,
        constraint reserved_places_registration_id unique (registration_id),
        constraint reserved_places_status check (status in ('RESERVED', 'USED', 'RETURNED')),
        constraint reserved_places_used check ((status = 'USED') = (registration_id is not null)),
        constraint reserved_places_ended check ((status = 'RESERVED') = (ended_at is null)),
        constraint reserved_places_validity check (valid_from < valid_until)
      )`);
    this.addSql('create index reserved_places_block_id on reserved_places (block_id, status)');
    this.addSql("create index reserved_places_held on reserved_places (ticket_type_id) where (status = 'RESERVED')");
  }

  override down(): void {
    this.addSql('drop table reserved_places');
    this.addSql('drop index registrations_one_live');
    this.addSql(`
      create unique index registrations_one_live on registrations (ticket_type_id, email, search_name)
        where status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED')`);
    this.addSql('delete from consent_requests where guardian_name is not null and guardian_email is null');
    this.addSql(`
      alter table consent_requests drop constraint consent_requests_guardian,
        add constraint consent_requests_guardian
          check (num_nulls(guardian_name, guardian_email, guardian_token_hash) in (0, 3))`);
    this.addSql('alter table registrations drop column walk_up');
  }
}
