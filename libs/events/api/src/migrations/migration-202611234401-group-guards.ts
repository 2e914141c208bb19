import { Migration } from '@mikro-orm/migrations';

/** A child's ticket is nobody else's, and whoever entered people is an organisation that there is. */
export class Migration202611234401_group_guards extends Migration {
  override up(): void {
    this.addSql(`
      alter table registrations
        add constraint registrations_minor_not_passed_on check (not minor or status <> 'TRANSFERRED'),
        add constraint registrations_organisation_id_foreign foreign key (organisation_id)
          references organisations (id) on delete restrict deferrable initially deferred`);
    for (const table of ['registration_groups', 'group_imports'])
      this.addSql(`
        alter table ${table} add constraint ${table}_organisation_id_foreign foreign key (organisation_id)
          references organisations (id) on delete restrict`);
  }

  override down(): void {
    for (const table of ['registrations', 'registration_groups', 'group_imports'])
      this.addSql(`alter table ${table} drop constraint ${table}_organisation_id_foreign`);
    this.addSql('alter table registrations drop constraint registrations_minor_not_passed_on');
  }
}
