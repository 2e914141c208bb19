import { Migration } from '@mikro-orm/migrations';

/** Contests, their rules as they were frozen, their rounds, and what is entered. */
export class Migration202611301850_contests extends Migration {
  override up(): void {
    this.addSql(`
      create table contests (
        id uuid primary key,
        event_id uuid null constraint contests_event_id_foreign references events (id) on delete restrict,
        slug varchar(60) not null,
        status varchar(20) not null,
        version int not null default 1,
        setup jsonb not null,
        last_number int not null default 0,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint contests_slug unique (slug),
        constraint contests_status check (status in ('DRAFT', 'OPEN', 'FINISHED', 'CANCELLED')),
        constraint contests_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
      )`);
    this.addSql('create index contests_event_id on contests (event_id)');
    this.addSql(`
      create table contest_rules (
        id uuid primary key,
        contest_id uuid not null
          constraint contest_rules_contest_id_foreign references contests (id) on delete restrict,
        version int not null,
        hash varchar(64) not null,
        canonical text not null,
        frozen_at timestamptz(3) not null,
        constraint contest_rules_version unique (contest_id, version),
        constraint contest_rules_from_one check (version > 0)
      )`);
    this.addSql(`
      create table contest_boards (
        id uuid primary key,
        contest_id uuid not null
          constraint contest_boards_contest_id_foreign references contests (id) on delete restrict,
        position int not null
      )`);
    this.addSql('create index contest_boards_contest_id on contest_boards (contest_id)');
    this.addSql(`
      create table contest_rounds (
        id uuid primary key,
        contest_id uuid not null
          constraint contest_rounds_contest_id_foreign references contests (id) on delete restrict,
        board_id uuid not null
          constraint contest_rounds_board_id_foreign references contest_boards (id) on delete restrict,
        position int not null,
        status varchar(20) not null,
        rules_id uuid null
          constraint contest_rounds_rules_id_foreign references contest_rules (id) on delete restrict,
        opened_at timestamptz(3) null,
        closed_at timestamptz(3) null,
        decided_at timestamptz(3) null,
        lot_commitment varchar(64) null,
        lot_seed varchar(64) null,
        constraint contest_rounds_status check (status in ('PLANNED', 'OPENED', 'SCORING', 'CLOSED', 'DECIDED')),
        constraint contest_rounds_opened
          check (num_nonnulls(rules_id, opened_at, lot_commitment, lot_seed) = case status when 'PLANNED' then 0 else 4 end)
      )`);
    this.addSql('create index contest_rounds_contest_id on contest_rounds (contest_id)');
    this.addSql('create index contest_rounds_board_id on contest_rounds (board_id)');
    this.addSql('create index contest_rounds_rules_id on contest_rounds (rules_id)');
    this.addSql(`
      create table contest_entries (
        id uuid primary key,
        contest_id uuid not null
          constraint contest_entries_contest_id_foreign references contests (id) on delete restrict,
        board_id uuid not null
          constraint contest_entries_board_id_foreign references contest_boards (id) on delete restrict,
        organisation_id uuid not null
          constraint contest_entries_organisation_id_foreign references organisations (id) on delete restrict,
        institution_id uuid null
          constraint contest_entries_institution_id_foreign references organisations (id) on delete restrict,
        status varchar(20) not null,
        number int null,
        version int not null default 1,
        title varchar(200) not null,
        summary text not null,
        field varchar(20) null,
        video_url varchar(500) not null,
        slides_file_id uuid null,
        one_pager_file_id uuid null,
        mentor_emails jsonb not null,
        submitted_at timestamptz(3) null,
        submitted_by_id uuid null
          constraint contest_entries_submitted_by_id_foreign references users (id) on delete restrict,
        organisation_slot int null,
        institution_slot int null,
        judgement jsonb null,
        found_by_id uuid null
          constraint contest_entries_found_by_id_foreign references users (id) on delete restrict,
        found_at timestamptz(3) null,
        finding_reason text null,
        round_id uuid null
          constraint contest_entries_round_id_foreign references contest_rounds (id) on delete restrict,
        withdrawn_at timestamptz(3) null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint contest_entries_status
          check (status in ('DRAFT', 'SUBMITTED', 'ELIGIBLE', 'INELIGIBLE', 'IN_ROUND', 'ADVANCED', 'ELIMINATED', 'AWARDED', 'WITHDRAWN')),
        constraint contest_entries_slots
          check (status in ('SUBMITTED', 'ELIGIBLE', 'IN_ROUND', 'ADVANCED', 'ELIMINATED', 'AWARDED') or num_nonnulls(organisation_slot, institution_slot) = 0),
        constraint contest_entries_submitted
          check (status in ('DRAFT', 'WITHDRAWN') or num_nonnulls(number, submitted_at, submitted_by_id, judgement) = 4),
        constraint contest_entries_finding_explained
          check (status <> 'INELIGIBLE' or num_nonnulls(found_by_id, found_at, finding_reason) = 3),
        constraint contest_entries_in_round
          check (status in ('DRAFT', 'SUBMITTED', 'ELIGIBLE', 'INELIGIBLE', 'WITHDRAWN') or round_id is not null),
        constraint contest_entries_withdrawn check ((status = 'WITHDRAWN') = (withdrawn_at is not null)),
        constraint contest_entries_video check (video_url = '' or starts_with(video_url, 'https://'))
      )`);
    this.addSql('create index contest_entries_contest_id on contest_entries (contest_id, status)');
    this.addSql('create index contest_entries_organisation_id on contest_entries (organisation_id)');
    this.addSql('create index contest_entries_round_id on contest_entries (round_id)');
    this.addSql('create index contest_entries_board_id on contest_entries (board_id)');
    this.addSql(`create unique index contest_entries_number on contest_entries (contest_id, number)
      where number is not null`);
    this
      .addSql(`create unique index contest_entries_organisation_slot on contest_entries (contest_id, organisation_id, organisation_slot)
      where organisation_slot is not null`);
    this
      .addSql(`create unique index contest_entries_institution_slot on contest_entries (contest_id, institution_id, institution_slot)
      where institution_slot is not null`);
    this.addSql(`
      create table contest_entry_members (
        entry_id uuid not null
          constraint contest_entry_members_entry_id_foreign references contest_entries (id) on delete cascade,
        position int not null,
        full_name varchar(100) not null,
        email varchar(254) not null,
        task varchar(100) not null,
        primary key (entry_id, position),
        constraint contest_entry_members_email_lower_case check (email = lower(email))
      )`);
    this.addSql('create index contest_entry_members_email on contest_entry_members (email)');
    this.addSql(`
      create table contest_appeals (
        id uuid primary key,
        entry_id uuid not null
          constraint contest_appeals_entry_id_foreign references contest_entries (id) on delete restrict,
        status varchar(20) not null,
        grounds text not null,
        filed_by_id uuid not null
          constraint contest_appeals_filed_by_id_foreign references users (id) on delete restrict,
        filed_at timestamptz(3) not null,
        found_by_id uuid not null
          constraint contest_appeals_found_by_id_foreign references users (id) on delete restrict,
        decided_by_id uuid null
          constraint contest_appeals_decided_by_id_foreign references users (id) on delete restrict,
        decided_at timestamptz(3) null,
        reason text null,
        constraint contest_appeals_status check (status in ('FILED', 'UPHELD', 'DISMISSED', 'WITHDRAWN')),
        constraint contest_appeals_decided
          check (num_nonnulls(decided_by_id, decided_at, reason) = case when status in ('UPHELD', 'DISMISSED') then 3 else 0 end),
        constraint contest_appeals_by_another check (decided_by_id is null or decided_by_id <> found_by_id)
      )`);
    this.addSql('create index contest_appeals_entry_id on contest_appeals (entry_id)');
    this.addSql(`create unique index contest_appeals_one_open on contest_appeals (entry_id) where status = 'FILED'`);
  }

  override down(): void {
    this.addSql('drop table contest_appeals');
    this.addSql('drop table contest_entry_members');
    this.addSql('drop table contest_entries');
    this.addSql('drop table contest_rounds');
    this.addSql('drop table contest_boards');
    this.addSql('drop table contest_rules');
    this.addSql('drop table contests');
  }
}
