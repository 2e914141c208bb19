import { Migration } from '@mikro-orm/migrations';

export class Migration202611302125_audit_actions extends Migration {
  override up(): void {
    // What was done is asked for by its name, and which names there are: a step along the index for each.
    this.addSql('create index audit_entries_actions on audit_entries (event_id, action, id)');
  }

  override down(): void {
    this.addSql('drop index audit_entries_actions');
  }
}
