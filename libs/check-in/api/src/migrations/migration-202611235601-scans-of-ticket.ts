import { Migration } from '@mikro-orm/migrations';

/** What happened to a ticket at the gates is looked up beside its registration. */
export class Migration202611235601_scans_of_ticket extends Migration {
  override up(): void {
    this.addSql('create index scans_ticket_id on scans (ticket_id) where (ticket_id is not null)');
  }

  override down(): void {
    this.addSql('drop index scans_ticket_id');
  }
}
