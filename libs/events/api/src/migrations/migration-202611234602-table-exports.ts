import { Migration } from '@mikro-orm/migrations';

/** Tables as files, prepared in the background for whoever asked. */
export class Migration202611234602_table_exports extends Migration {
  override up(): void {
    this.addSql(`
      create table table_exports (
        id uuid primary key,
        event_id uuid not null constraint table_exports_event_id_foreign references events (id) on delete cascade,
        table_name varchar(20) not null,
        format varchar(4) not null,
        columns jsonb not null,
        selection jsonb not null,
        row_order varchar(20) not null,
        locale varchar(2) not null,
        requested_by_id uuid not null,
        requested_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        status varchar(20) not null,
        total int null,
        written int not null default 0,
        file_id uuid null,
        constraint table_exports_status check (status in ('PREPARING', 'READY', 'FAILED')),
        constraint table_exports_ready check (status <> 'READY' or file_id is not null)
      )`);
    this.addSql('create index table_exports_event_id on table_exports (event_id)');
  }

  override down(): void {
    this.addSql('drop table table_exports');
  }
}
