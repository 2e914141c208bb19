import { Migration } from '@mikro-orm/migrations';

/** Assigning a large round takes a while: how far it is, and what it came to. */
export class Migration202612010418_assignment_runs extends Migration {
  override up(): void {
    this.addSql(`
      create table contest_assignments (
        id uuid primary key,
        round_id uuid not null
          constraint contest_assignments_round_id_foreign references contest_rounds (id) on delete restrict,
        asked_by_id uuid not null
          constraint contest_assignments_asked_by_id_foreign references users (id) on delete restrict,
        asked_at timestamptz(3) not null,
        status varchar(20) not null,
        ended_at timestamptz(3) null,
        outcome jsonb null,
        constraint contest_assignments_status check (status in ('WAITING', 'COMPUTING', 'KEEPING', 'DONE', 'FAILED')),
        constraint contest_assignments_ended
          check ((ended_at is not null) = (status in ('DONE', 'FAILED')) and (outcome is not null) = (status = 'DONE'))
      )`);
    this.addSql('create index contest_assignments_round_id on contest_assignments (round_id)');
    this.addSql('create index contest_assignments_asked_by_id on contest_assignments (asked_by_id)');
    this.addSql(`create unique index contest_assignments_one_running on contest_assignments (round_id)
      where status in ('WAITING', 'COMPUTING', 'KEEPING')`);
  }

  override down(): void {
    this.addSql('drop table contest_assignments');
  }
}
