import { Migration } from '@mikro-orm/migrations';

export class Migration202611230110_files extends Migration {
  override up(): void {
    this.addSql(`
      create table stored_files (
        id uuid primary key,
        purpose varchar(40) not null,
        owner_id uuid null,
        storage_key varchar(80) not null,
        media_type varchar(40) not null,
        size int not null,
        sha256 varchar(64) not null,
        name varchar(100) not null,
        created_at timestamptz(3) not null,
        attached_to uuid null,
        attached_at timestamptz(3) null,
        constraint stored_files_storage_key unique (storage_key),
        constraint stored_files_size check (size > 0),
        constraint stored_files_media_type
          check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
        constraint stored_files_attached_whole check ((attached_to is null) = (attached_at is null))
      );
      create index stored_files_attached_to on stored_files (attached_to);
    `);
  }

  override down(): void {
    this.addSql('drop table stored_files');
  }
}
