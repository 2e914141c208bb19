import { Migration } from '@mikro-orm/migrations';

/** The list by name is narrowed inside its index: the rows of those that do not match are never fetched. */
export class Migration202611230311_organisation_search extends Migration {
  override up(): void {
    this.addSql('drop index organisations_search_name');
    this.addSql(`create index organisations_search_name on organisations (search_name, id)
      include (search_text, kind, commune_code) where (merged_into_id is null)`);
    // A row of an index has room for so much.
    this.addSql(`alter table organisations
      add constraint organisations_search_text_fits check (octet_length(search_text) <= 2000)`);
  }

  override down(): void {
    this.addSql('alter table organisations drop constraint organisations_search_text_fits');
    this.addSql('drop index organisations_search_name');
    this.addSql(
      'create index organisations_search_name on organisations (search_name, id) where (merged_into_id is null)',
    );
  }
}
