import { Migration } from '@mikro-orm/migrations';

const LIVE = `status in ('AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED') and email <> ''`;

/** Two people of one name and address, told apart by a person; and codes of reserved places that were taken back. */
export class Migration202611302130_namesakes extends Migration {
  override up(): void {
    this.addSql(`
      alter table registrations
        add column namesake smallint not null default 0,
        add constraint registrations_namesake check (namesake = 0 or walk_up)`);
    this.addSql('drop index registrations_one_live');
    this.addSql(
      `create unique index registrations_one_live on registrations (ticket_type_id, email, search_name, namesake) where ${LIVE}`,
    );
    this.addSql(`
      alter table reserved_places
        add column voided_in xid8 null,
        add constraint reserved_places_voided check (voided_in is null or status <> 'RESERVED')`);
    this.addSql('create index reserved_places_voided_in on reserved_places (voided_in)');
  }

  /** Where two of one name and address are registered by now, it stops: nobody but a person can say who goes. */
  override down(): void {
    this.addSql('alter table reserved_places drop column voided_in');
    this.addSql('drop index registrations_one_live');
    this.addSql(
      `create unique index registrations_one_live on registrations (ticket_type_id, email, search_name) where ${LIVE}`,
    );
    this.addSql('alter table registrations drop column namesake');
  }
}
