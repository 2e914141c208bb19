import { Migration } from '@mikro-orm/migrations';

/** Places held for somebody, the waitlist of each ticket type, and offers of a place to who waits. */
export class Migration202611230420_waitlist extends Migration {
  override up(): void {
    this.addSql(`
      alter table ticket_types
        add column held_count int not null default 0,
        add column waiting_count int not null default 0,
        add column waitlist_last int not null default 0,
        add column waitlist_open boolean not null default true,
        add constraint ticket_types_held check (held_count >= 0),
        add constraint ticket_types_waiting check (waiting_count >= 0),
        drop constraint ticket_types_places,
        add constraint ticket_types_places check (confirmed_count + held_count <= places)`);
    this.addSql(`
      alter table registrations
        add column waitlist_number int null,
        add column waitlist_approved_at timestamptz(3) null,
        add column offered_at timestamptz(3) null,
        add column offer_expires_at timestamptz(3) null,
        drop constraint registrations_status,
        add constraint registrations_status check (status in
          ('AWAITING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'REJECTED', 'CANCELLED', 'TRANSFERRED')),
        add constraint registrations_in_line
          check ((status <> 'WAITLISTED' and status <> 'OFFERED') or waitlist_number is not null),
        add constraint registrations_offer check (status <> 'OFFERED' or offered_at < offer_expires_at)`);
    this.addSql('drop index registrations_one_live');
    this.addSql(`
      create unique index registrations_one_live on registrations (ticket_type_id, email, search_name)
        where status in ('AWAITING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED')`);
    this.addSql(`
      create unique index registrations_waitlist_number on registrations (ticket_type_id, waitlist_number)
        where waitlist_number is not null`);
    this.addSql(`
      create index registrations_waitlist on registrations (ticket_type_id, waitlist_number)
        where status = 'WAITLISTED'`);
    this.addSql(`
      create index registrations_open_offers on registrations (offer_expires_at) where status = 'OFFERED'`);
  }

  override down(): void {
    for (const index of ['registrations_waitlist_number', 'registrations_waitlist', 'registrations_open_offers'])
      this.addSql(`drop index ${index}`);
    this.addSql(`
      alter table registrations drop constraint registrations_in_line, drop constraint registrations_offer,
        drop column waitlist_number, drop column waitlist_approved_at, drop column offered_at,
        drop column offer_expires_at`);
    this.addSql(`
      alter table ticket_types drop constraint ticket_types_places,
        add constraint ticket_types_places check (confirmed_count <= places),
        drop column held_count, drop column waiting_count, drop column waitlist_last, drop column waitlist_open`);
  }
}
