import { Migration } from '@mikro-orm/migrations';

/** Spreadsheets that we write ourselves are stored as well. */
export class Migration202611233601_sheets extends Migration {
  override up(): void {
    this.addSql(`
      alter table stored_files
        alter column media_type type varchar(80),
        drop constraint stored_files_media_type,
        add constraint stored_files_media_type check (media_type in ('image/jpeg', 'image/png', 'image/webp',
          'application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'))`);
  }

  override down(): void {
    this.addSql(`
      alter table stored_files drop constraint stored_files_media_type, alter column media_type type varchar(40),
        add constraint stored_files_media_type
          check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf'))`);
  }
}
