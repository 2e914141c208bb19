import { Migration } from '@mikro-orm/migrations';

/** Forms of ticket types, each version kept, and what registrants answered. */
export class Migration202611230410_forms extends Migration {
  override up(): void {
    this.addSql(`
      create table form_versions (
        id uuid primary key,
        ticket_type_id uuid not null
          constraint form_versions_ticket_type_id_foreign references ticket_types (id) on delete restrict,
        version int not null,
        fields jsonb not null,
        published_at timestamptz(3) not null,
        constraint form_versions_ticket_type_version unique (ticket_type_id, version),
        constraint form_versions_version check (version > 0),
        constraint form_versions_fields check (jsonb_typeof(fields) = 'array')
      )`);
    this.addSql(`
      create function refuse_form_change() returns trigger language plpgsql as $$
        begin
          raise exception 'a published form is a fact: it is neither changed nor deleted'
            using errcode = 'restrict_violation';
        end
      $$`);
    this.addSql(`
      create trigger form_versions_are_facts before update or delete or truncate on form_versions
        for each statement execute function refuse_form_change()`);
    this.addSql(`
      create table registration_answers (
        registration_id uuid primary key
          constraint registration_answers_registration_id_foreign references registrations (id) on delete cascade,
        form_version_id uuid not null
          constraint registration_answers_form_version_id_foreign references form_versions (id)
          deferrable initially deferred,
        answers jsonb not null,
        constraint registration_answers_object check (jsonb_typeof(answers) = 'object')
      )`);
    this.addSql('create index registration_answers_form_version_id on registration_answers (form_version_id)');
  }

  override down(): void {
    this.addSql('drop table registration_answers');
    this.addSql('drop table form_versions; drop function refuse_form_change()');
  }
}
