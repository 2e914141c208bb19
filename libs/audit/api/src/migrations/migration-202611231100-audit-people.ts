import { Migration } from '@mikro-orm/migrations';

export class Migration202611231100_audit_people extends Migration {
  override up(): void {
    // Most entries are visitors’ own; what the people of the staff did is few, and asked for by name.
    this.addSql("create index audit_entries_people on audit_entries (event_id, actor, id) where actor like 'person:%'");
  }

  override down(): void {
    this.addSql('drop index audit_entries_people');
  }
}
