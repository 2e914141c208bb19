import { Migration } from '@mikro-orm/migrations';

/** Lists of registrations by name are read page by page. */
export class Migration202611234601_registration_order extends Migration {
  override up(): void {
    this.addSql('drop index registrations_event_name');
    this.addSql('create index registrations_event_name on registrations (event_id, search_name, id)');
  }

  override down(): void {
    this.addSql('drop index registrations_event_name');
    this.addSql('create index registrations_event_name on registrations (event_id, search_name)');
  }
}
