import { Migration } from '@mikro-orm/migrations';

/** Consents to news are looked up by address. */
export class Migration202611230210_registrations_email extends Migration {
  override up(): void {
    this.addSql('create index registrations_email on registrations (email)');
  }

  override down(): void {
    this.addSql('drop index registrations_email');
  }
}
