import { Migration } from '@mikro-orm/migrations';

/** Judges and what ties them, sheets and what is written on them, results. */
export class Migration202611301851_judging extends Migration {
  override up(): void {
    this.addSql(`
      create table contest_judges (
        id uuid primary key,
        contest_id uuid not null
          constraint contest_judges_contest_id_foreign references contests (id) on delete restrict,
        email varchar(254) not null,
        invitation_id uuid not null
          constraint contest_judges_invitation_id_foreign references staff_invitations (id) on delete restrict,
        board_id uuid null
          constraint contest_judges_board_id_foreign references contest_boards (id) on delete restrict,
        fields jsonb not null,
        max_load int null,
        user_id uuid null constraint contest_judges_user_id_foreign references users (id) on delete restrict,
        statement_version int null,
        statement_text text null,
        signed_at timestamptz(3) null,
        ended_at timestamptz(3) null,
        ended_reason text null,
        invited_at timestamptz(3) not null,
        constraint contest_judges_email unique (contest_id, email),
        constraint contest_judges_email_lower_case check (email = lower(email)),
        constraint contest_judges_signed
          check (num_nonnulls(user_id, statement_version, statement_text, signed_at) in (0, 4)),
        constraint contest_judges_load check (max_load > 0),
        constraint contest_judges_ended check ((ended_at is null) = (ended_reason is null))
      )`);
    this.addSql('create index contest_judges_user_id on contest_judges (user_id)');
    this.addSql('create index contest_judges_invitation_id on contest_judges (invitation_id)');
    this.addSql(`create unique index contest_judges_user on contest_judges (contest_id, user_id)
      where user_id is not null`);
    this.addSql(`
      create table contest_ties (
        id uuid primary key,
        judge_id uuid not null
          constraint contest_ties_judge_id_foreign references contest_judges (id) on delete restrict,
        entry_id uuid not null
          constraint contest_ties_entry_id_foreign references contest_entries (id) on delete restrict,
        kind varchar(20) not null,
        note text not null,
        told_by_id uuid not null
          constraint contest_ties_told_by_id_foreign references users (id) on delete restrict,
        told_at timestamptz(3) not null,
        constraint contest_ties_once unique (judge_id, entry_id, kind),
        constraint contest_ties_kind check (kind in ('DECLARED', 'MENTOR', 'WORKED_TOGETHER'))
      )`);
    this.addSql('create index contest_ties_entry_id on contest_ties (entry_id)');
    this.addSql(`
      create table contest_tie_decisions (
        id uuid primary key,
        judge_id uuid not null
          constraint contest_tie_decisions_judge_id_foreign references contest_judges (id) on delete restrict,
        entry_id uuid not null
          constraint contest_tie_decisions_entry_id_foreign references contest_entries (id) on delete restrict,
        kind varchar(20) not null,
        allowed boolean not null,
        reason text not null,
        decided_by_id uuid not null
          constraint contest_tie_decisions_decided_by_id_foreign references users (id) on delete restrict,
        decided_at timestamptz(3) not null,
        constraint contest_tie_decisions_kind check (kind in ('MENTOR', 'SAME_MAIL_DOMAIN', 'WORKED_TOGETHER'))
      )`);
    this.addSql('create index contest_tie_decisions_pair on contest_tie_decisions (judge_id, entry_id)');
    this.addSql('create index contest_tie_decisions_entry_id on contest_tie_decisions (entry_id)');
    this.addSql(`
      create table contest_round_entries (
        round_id uuid not null
          constraint contest_round_entries_round_id_foreign references contest_rounds (id) on delete restrict,
        entry_id uuid not null
          constraint contest_round_entries_entry_id_foreign references contest_entries (id) on delete restrict,
        entered_at timestamptz(3) not null,
        primary key (round_id, entry_id)
      )`);
    this.addSql('create index contest_round_entries_entry_id on contest_round_entries (entry_id)');
    this.addSql(`
      create table contest_sheets (
        id uuid primary key,
        round_id uuid not null
          constraint contest_sheets_round_id_foreign references contest_rounds (id) on delete restrict,
        entry_id uuid not null
          constraint contest_sheets_entry_id_foreign references contest_entries (id) on delete restrict,
        judge_id uuid not null
          constraint contest_sheets_judge_id_foreign references contest_judges (id) on delete restrict,
        status varchar(20) not null,
        open boolean not null,
        pinned boolean not null,
        feedback text not null,
        assigned_at timestamptz(3) not null,
        saved_at timestamptz(3) null,
        submitted_at timestamptz(3) null,
        reason text null,
        constraint contest_sheets_one unique (round_id, entry_id, judge_id),
        constraint contest_sheets_status
          check (status in ('EMPTY', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'VOID')),
        constraint contest_sheets_submitted check (status <> 'SUBMITTED' or submitted_at is not null),
        constraint contest_sheets_explained check (status in ('EMPTY', 'IN_PROGRESS', 'SUBMITTED') or reason is not null)
      )`);
    this.addSql('create index contest_sheets_judge_id on contest_sheets (judge_id)');
    this.addSql('create index contest_sheets_entry_id on contest_sheets (entry_id)');
    this.addSql(`
      create table contest_score_facts (
        id uuid primary key,
        sheet_id uuid not null
          constraint contest_score_facts_sheet_id_foreign references contest_sheets (id) on delete restrict,
        criterion_id uuid not null,
        points int null,
        note text not null,
        made_at timestamptz(3) not null,
        written_at timestamptz(3) not null,
        received_at timestamptz(3) not null,
        constraint contest_score_facts_points check (points >= 0 and points <= 10000)
      )`);
    this.addSql('create index contest_score_facts_sheet_id on contest_score_facts (sheet_id)');
    this.addSql(`
      create table contest_results (
        id uuid primary key,
        round_id uuid not null
          constraint contest_results_round_id_foreign references contest_rounds (id) on delete restrict,
        version int not null,
        status varchar(20) not null,
        rules_id uuid not null
          constraint contest_results_rules_id_foreign references contest_rules (id) on delete restrict,
        ranking text not null,
        hash varchar(64) not null,
        computed_at timestamptz(3) not null,
        minutes text not null,
        decided_by_id uuid null
          constraint contest_results_decided_by_id_foreign references users (id) on delete restrict,
        decided_at timestamptz(3) null,
        publish_at timestamptz(3) null,
        published_at timestamptz(3) null,
        superseded_at timestamptz(3) null,
        constraint contest_results_version unique (round_id, version),
        constraint contest_results_status
          check (status in ('DRAFT', 'DECIDED', 'SCHEDULED', 'PUBLISHED', 'SUPERSEDED')),
        constraint contest_results_decided
          check (num_nonnulls(decided_by_id, decided_at) = case status when 'DRAFT' then 0 else 2 end),
        constraint contest_results_scheduled check (status <> 'SCHEDULED' or publish_at is not null),
        constraint contest_results_published
          check ((status in ('PUBLISHED', 'SUPERSEDED')) = (published_at is not null))
      )`);
    this.addSql('create index contest_results_rules_id on contest_results (rules_id)');
    this.addSql(`create unique index contest_results_one_published on contest_results (round_id)
      where status = 'PUBLISHED'`);
    this.addSql(`
      create table contest_decisions (
        result_id uuid not null
          constraint contest_decisions_result_id_foreign references contest_results (id) on delete restrict,
        entry_id uuid not null
          constraint contest_decisions_entry_id_foreign references contest_entries (id) on delete restrict,
        outcome varchar(20) not null,
        prize int null,
        reason text not null,
        primary key (result_id, entry_id),
        constraint contest_decisions_outcome check (outcome in ('ADVANCED', 'ELIMINATED', 'AWARDED')),
        constraint contest_decisions_prize check (outcome = 'AWARDED' or prize is null)
      )`);
    this.addSql('create index contest_decisions_entry_id on contest_decisions (entry_id)');
  }

  override down(): void {
    this.addSql('drop table contest_decisions');
    this.addSql('drop table contest_results');
    this.addSql('drop table contest_score_facts');
    this.addSql('drop table contest_sheets');
    this.addSql('drop table contest_round_entries');
    this.addSql('drop table contest_tie_decisions');
    this.addSql('drop table contest_ties');
    this.addSql('drop table contest_judges');
  }
}
