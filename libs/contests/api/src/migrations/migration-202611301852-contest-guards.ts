import { Migration } from '@mikro-orm/migrations';

/** What is a fact stays one; nobody judges what they have a stake in, or runs what they judge; nothing is written on a closed sheet. */
export class Migration202611301852_contest_guards extends Migration {
  override up(): void {
    for (const table of ['contest_rules', 'contest_ties', 'contest_tie_decisions', 'contest_score_facts'])
      this.addSql(`
        create trigger ${table}_are_facts before update or delete or truncate on ${table}
          for each statement execute function refuse_change()`);
    this.addSql(`
      create function refuse_contest_change() returns trigger language plpgsql as $$
        begin
          raise exception '% of % is settled', tg_argv[0], tg_table_name
            using errcode = 'check_violation', constraint = tg_argv[0];
        end
      $$`);
    this.addSql(`
      create trigger contest_rounds_rules_frozen before update on contest_rounds for each row
        when (old.rules_id is not null and (new.rules_id, new.lot_commitment, new.lot_seed)
          is distinct from (old.rules_id, old.lot_commitment, old.lot_seed))
        execute function refuse_contest_change('contest_rounds_rules_frozen')`);
    this.addSql(`
      create trigger contest_results_published_stay before update on contest_results for each row
        when (old.status in ('PUBLISHED', 'SUPERSEDED') and not (old.status = 'PUBLISHED' and new.status = 'SUPERSEDED'
          and (new.round_id, new.version, new.rules_id, new.ranking, new.hash, new.minutes, new.published_at)
            is not distinct from (old.round_id, old.version, old.rules_id, old.ranking, old.hash, old.minutes, old.published_at)))
        execute function refuse_contest_change('contest_results_published_stay')`);
    this.addSql(`
      create trigger contest_results_decided_stay before update on contest_results for each row
        when (old.status <> 'DRAFT' and (new.round_id, new.version, new.rules_id, new.ranking, new.hash, new.minutes)
          is distinct from (old.round_id, old.version, old.rules_id, old.ranking, old.hash, old.minutes))
        execute function refuse_contest_change('contest_results_decided_stay')`);
    this.addSql(`
      create trigger contest_results_kept before delete on contest_results for each row
        when (old.status <> 'DRAFT') execute function refuse_contest_change('contest_results_kept')`);
    this.addSql(`
      create function refuse_settled_decision() returns trigger language plpgsql as $$
        begin
          if exists (select from contest_results where status <> 'DRAFT'
            and id = case tg_op when 'INSERT' then new.result_id else old.result_id end) then
            raise exception 'the jury has signed' using errcode = 'check_violation', constraint = 'contest_decisions_stay';
          end if;
          return case tg_op when 'DELETE' then old else new end;
        end
      $$`);
    this.addSql(`
      create trigger contest_decisions_stay before insert or update or delete on contest_decisions
        for each row execute function refuse_settled_decision()`);
    this.stakes();
    this.addSql(`
      create function refuse_late_score() returns trigger language plpgsql as $$
        begin
          if not exists (select from contest_sheets
            where id = new.sheet_id and open and status in ('EMPTY', 'IN_PROGRESS', 'REOPENED')) then
            raise exception 'the sheet is closed' using errcode = 'check_violation', constraint = 'contest_score_facts_open';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger contest_score_facts_open before insert on contest_score_facts
        for each row execute function refuse_late_score()`);
    this.addSql(`
      create function refuse_judge_who_runs() returns trigger language plpgsql as $$
        begin
          -- One grant of a person after the other, so that two at once see each other.
          perform from users where id = new.user_id for no key update;
          if exists (
            select from role_grants other left join contests on contests.id = coalesce(new.contest_id, other.contest_id)
            where other.user_id = new.user_id and case new.role
              when 'JUDGE' then (other.role = 'CONTEST_SECRETARY' and other.contest_id = new.contest_id)
                or (other.role = 'ORGANISER' and other.event_id = contests.event_id)
              when 'CONTEST_SECRETARY' then other.role = 'JUDGE' and other.contest_id = new.contest_id
              else other.role = 'JUDGE' and contests.event_id = new.event_id end) then
            raise exception 'nobody judges a contest that they run'
              using errcode = 'check_violation', constraint = 'role_grants_judge_or_runs';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger role_grants_judge_or_runs before insert on role_grants for each row
        when (new.role in ('JUDGE', 'CONTEST_SECRETARY', 'ORGANISER')) execute function refuse_judge_who_runs()`);
  }

  /** Invariant 4, as far as it bars outright: `findConflicts` and `mayJudge` of core say the same. */
  private stakes(): void {
    this.addSql(`
      create function refuse_stake() returns trigger language plpgsql as $$
        begin
          -- A tie that is being told holds the judge: then it is seen here.
          perform from contest_judges where id = new.judge_id for key share;
          if exists (
            select from contest_judges judge join contest_entries entry on entry.id = new.entry_id
            where judge.id = new.judge_id and (
              judge.ended_at is not null
              or exists (select from contest_ties tie
                where tie.judge_id = judge.id and tie.entry_id = entry.id and tie.kind = 'DECLARED')
              or exists (select from contest_tie_decisions said
                where said.judge_id = judge.id and said.entry_id = entry.id and not said.allowed
                  and not exists (select from contest_tie_decisions later
                    where later.judge_id = said.judge_id and later.entry_id = said.entry_id and later.kind = said.kind
                      and (later.decided_at, later.id) > (said.decided_at, said.id)))
              or exists (select from contest_entries own
                where own.board_id = entry.board_id and (own.id = entry.id or own.status <> all (array['DRAFT', 'WITHDRAWN']))
                  and (exists (select from contest_entry_members member
                      where member.entry_id = own.id and member.email = judge.email)
                    or exists (select from role_grants role where role.user_id = judge.user_id
                      and role.organisation_id = own.organisation_id and role.revoked_at is null))))) then
            raise exception 'the judge has a stake in the entry'
              using errcode = 'check_violation', constraint = 'contest_sheets_no_stake';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger contest_sheets_no_stake_given before insert on contest_sheets for each row
        when (new.status <> 'VOID') execute function refuse_stake()`);
    this.addSql(`
      create trigger contest_sheets_no_stake_moved before update on contest_sheets for each row
        when (new.status <> 'VOID'
          and (old.status = 'VOID' or (new.judge_id, new.entry_id) is distinct from (old.judge_id, old.entry_id)))
        execute function refuse_stake()`);
    this.addSql(`
      create function refuse_tie_beside_sheet() returns trigger language plpgsql as $$
        begin
          perform from contest_judges where id = new.judge_id for update;
          if exists (select from contest_sheets
            where judge_id = new.judge_id and entry_id = new.entry_id and status <> 'VOID') then
            raise exception 'the judge has a sheet for the entry: it is void first'
              using errcode = 'check_violation', constraint = 'contest_ties_no_sheet';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger contest_ties_no_sheet before insert on contest_ties for each row
        when (new.kind = 'DECLARED') execute function refuse_tie_beside_sheet()`);
    this.addSql(`
      create trigger contest_tie_decisions_no_sheet before insert on contest_tie_decisions for each row
        when (not new.allowed) execute function refuse_tie_beside_sheet()`);
  }

  override down(): void {
    this.addSql('drop trigger role_grants_judge_or_runs on role_grants');
    for (const [name, table] of [
      ['contest_tie_decisions_no_sheet', 'contest_tie_decisions'],
      ['contest_ties_no_sheet', 'contest_ties'],
      ['contest_sheets_no_stake_moved', 'contest_sheets'],
      ['contest_sheets_no_stake_given', 'contest_sheets'],
      ['contest_score_facts_open', 'contest_score_facts'],
      ['contest_decisions_stay', 'contest_decisions'],
      ['contest_results_kept', 'contest_results'],
      ['contest_results_decided_stay', 'contest_results'],
      ['contest_results_published_stay', 'contest_results'],
      ['contest_rounds_rules_frozen', 'contest_rounds'],
      ...['contest_rules', 'contest_ties', 'contest_tie_decisions', 'contest_score_facts'].map(
        (table) => [`${table}_are_facts`, table] as const,
      ),
    ] as const)
      this.addSql(`drop trigger ${name} on ${table}`);
    for (const name of [
      'refuse_judge_who_runs',
      'refuse_late_score',
      'refuse_tie_beside_sheet',
      'refuse_stake',
      'refuse_settled_decision',
      'refuse_contest_change',
    ])
      this.addSql(`drop function ${name}()`);
  }
}
