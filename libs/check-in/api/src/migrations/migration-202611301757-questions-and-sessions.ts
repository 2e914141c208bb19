import { Migration } from '@mikro-orm/migrations';

/** Questions that stewards ask, lists for one session of the programme, badges printed at the gate. */
export class Migration202611301757_questions_and_sessions extends Migration {
  override up(): void {
    this.addSql(`
      alter table check_in_lists
        add column session_id uuid null,
        add column questions jsonb not null default '[]',
        add constraint check_in_lists_session_id_foreign foreign key (session_id) references event_sessions (id) on delete restrict,
        add constraint check_in_lists_questions check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) <= 5)`);
    this.addSql('create index check_in_lists_session_id on check_in_lists (session_id)');
    this.addSql('alter table gates add column prints_badges boolean not null default false');
    this.addSql(
      "alter table scans add constraint scans_answers check (sealed_answers is null or coalesce(direction, '') = 'ENTRY')",
    );
    this.addSql('create index scans_with_answers on scans (list_id, id) where (sealed_answers is not null)');
  }

  override down(): void {
    this.addSql('drop index scans_with_answers');
    this.addSql('alter table scans drop constraint scans_answers');
    this.addSql('alter table gates drop column prints_badges');
    this.addSql('alter table check_in_lists drop column session_id, drop column questions');
  }
}
