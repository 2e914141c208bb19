import { Migration } from '@mikro-orm/migrations';

/** Before a round is scored all its judges score the same entries on sheets that never count. */
export class Migration202612010405_calibration extends Migration {
  override up(): void {
    this.addSql(`
      alter table contest_rounds
        add column calibration_started_at timestamptz(3) null,
        add column calibration_by_lot boolean null,
        add column calibration_ended_at timestamptz(3) null,
        add constraint contest_rounds_calibration
          check (num_nonnulls(calibration_started_at, calibration_by_lot) in (0, 2)
            and (calibration_ended_at is null or calibration_started_at is not null))`);
    this.addSql(`alter table contest_sheets add column calibration boolean not null default false`);
    this.addSql(`
      alter table contest_sheets
        drop constraint contest_sheets_one,
        add constraint contest_sheets_one unique (round_id, entry_id, judge_id, calibration)`);
    this.addSql(`
      create trigger contest_sheets_calibration_stays before update on contest_sheets for each row
        when (new.calibration <> old.calibration) execute function refuse_contest_change('contest_sheets_calibration_stays')`);
    this.addSql(`
      create function refuse_late_calibration() returns trigger language plpgsql as $$
        begin
          if not exists (select from contest_rounds where id = new.round_id and status = 'OPENED') then
            raise exception 'a calibration is over once scoring starts'
              using errcode = 'check_violation', constraint = 'contest_sheets_calibration_before';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger contest_sheets_calibration_before before insert or update on contest_sheets for each row
        when (new.calibration and new.open) execute function refuse_late_calibration()`);
    this.addSql(`
      create function refuse_open_calibration() returns trigger language plpgsql as $$
        begin
          if exists (select from contest_sheets where round_id = new.id and calibration and open) then
            raise exception 'a calibration ends before scoring starts'
              using errcode = 'check_violation', constraint = 'contest_rounds_calibration_over';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger contest_rounds_calibration_over before update on contest_rounds for each row
        when (old.status = 'OPENED' and new.status <> 'OPENED') execute function refuse_open_calibration()`);
    this.tieBesideSheet(`sheet.status <> 'VOID' and round.status <> 'DECIDED'`);
  }

  /** What a judge scored in a round that is decided stays; a stake that is told later keeps them from what comes. */
  private tieBesideSheet(which: string): void {
    this.addSql(`
      create or replace function refuse_tie_beside_sheet() returns trigger language plpgsql as $$
        begin
          perform from contest_judges where id = new.judge_id for update;
          if exists (select from contest_sheets sheet join contest_rounds round on round.id = sheet.round_id
            where sheet.judge_id = new.judge_id and sheet.entry_id = new.entry_id and ${which}) then
            raise exception 'the judge has a sheet for the entry: it is void first'
              using errcode = 'check_violation', constraint = 'contest_ties_no_sheet';
          end if;
          return new;
        end
      $$`);
  }

  override down(): void {
    this.tieBesideSheet(`sheet.status <> 'VOID'`);
    this.addSql('drop trigger contest_rounds_calibration_over on contest_rounds');
    this.addSql('drop function refuse_open_calibration()');
    this.addSql('drop trigger contest_sheets_calibration_before on contest_sheets');
    this.addSql('drop function refuse_late_calibration()');
    this.addSql('drop trigger contest_sheets_calibration_stays on contest_sheets');
    this.addSql('delete from contest_score_facts where sheet_id in (select id from contest_sheets where calibration)');
    this.addSql('delete from contest_sheets where calibration');
    this.addSql(`
      alter table contest_sheets
        drop constraint contest_sheets_one,
        add constraint contest_sheets_one unique (round_id, entry_id, judge_id)`);
    this.addSql('alter table contest_sheets drop column calibration');
    this.addSql(`
      alter table contest_rounds
        drop column calibration_ended_at, drop column calibration_by_lot, drop column calibration_started_at`);
  }
}
