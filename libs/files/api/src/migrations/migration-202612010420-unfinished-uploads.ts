import { Migration } from '@mikro-orm/migrations';

/** Files that arrive in parts. */
export class Migration202612010420_unfinished_uploads extends Migration {
  override up(): void {
    this.addSql(`
      create table unfinished_uploads (
        id uuid primary key,
        purpose varchar(40) not null,
        owner_id uuid not null,
        name varchar(200) not null,
        size int not null,
        received int not null default 0,
        parts int not null default 0,
        storage_key varchar(80) not null,
        file_id uuid null,
        created_at timestamptz(3) not null,
        constraint unfinished_uploads_storage_key unique (storage_key),
        constraint unfinished_uploads_size check (size > 0),
        constraint unfinished_uploads_received check (received >= 0 and received <= size),
        constraint unfinished_uploads_whole check (file_id is null or received = size)
      )`);
  }

  override down(): void {
    this.addSql('drop table unfinished_uploads');
  }
}
