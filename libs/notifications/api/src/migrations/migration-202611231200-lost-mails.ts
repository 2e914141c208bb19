import { Migration } from '@mikro-orm/migrations';

export class Migration202611231200_lost_mails extends Migration {
  override up(): void {
    // The few that did not arrive, among the many that did.
    this.addSql("create index mails_lost on mails (event_id, id) where status in ('failed', 'bounced')");
  }

  override down(): void {
    this.addSql('drop index mails_lost');
  }
}
