import { Migration } from '@mikro-orm/migrations';

/** How an event's badges look; and exports that are printed. */
export class Migration202611241400_badges extends Migration {
  override up(): void {
    this.addSql(`
      create table badge_designs (
        event_id uuid primary key
          constraint badge_designs_event_id_foreign references events (id) on delete cascade,
        size varchar(20) not null,
        parts jsonb not null,
        colours jsonb not null,
        updated_at timestamptz(3) not null,
        constraint badge_designs_size check (size in ('A6', 'LABEL_100_62', 'LABEL_101_54'))
      )`);
    this.addSql('alter table table_exports alter column format type varchar(20)');
  }

  override down(): void {
    this.addSql('delete from table_exports where length(format) > 4');
    this.addSql('alter table table_exports alter column format type varchar(4)');
    this.addSql('drop table badge_designs');
  }
}
