import { Migration } from '@mikro-orm/migrations';

/** The key of an event to which gate devices seal answers and walk-ups. */
export class Migration202611301755_receiving_keys extends Migration {
  override up(): void {
    this.addSql(`
      create table receiving_keys (
        event_id uuid primary key
          constraint receiving_keys_event_id_foreign references events (id) on delete restrict,
        public_key varchar(87) not null,
        sealed_secret varchar(300) not null,
        created_at timestamptz(3) not null
      )`);
  }

  override down(): void {
    this.addSql('drop table receiving_keys');
  }
}
