import { Migration } from '@mikro-orm/migrations';

/** The people of an event are counted from an index. */
export class Migration202611241200_registration_people extends Migration {
  override up(): void {
    this.addSql('create index registrations_event_people on registrations (event_id, search_name, email)');
  }

  override down(): void {
    this.addSql('drop index registrations_event_people');
  }
}
