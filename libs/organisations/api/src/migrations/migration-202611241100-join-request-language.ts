import { Migration } from '@mikro-orm/migrations';

/** Who asks to join an organisation gets the answer in the language they asked in. */
export class Migration202611241100_join_request_language extends Migration {
  override up(): void {
    this.addSql("alter table organisation_join_requests add column locale varchar(2) not null default 'vi'");
    this.addSql('alter table organisation_join_requests alter column locale drop default');
  }

  override down(): void {
    this.addSql('alter table organisation_join_requests drop column locale');
  }
}
