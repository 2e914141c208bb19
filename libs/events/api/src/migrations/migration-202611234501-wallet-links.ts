import { Migration } from '@mikro-orm/migrations';

/** A change of address changes the link of the wallet: who reads the old mailbox opens it no more. */
export class Migration202611234501_wallet_links extends Migration {
  override up(): void {
    this.addSql('alter table registrations add column wallet_link int not null default 1');
  }

  override down(): void {
    this.addSql('alter table registrations drop column wallet_link');
  }
}
