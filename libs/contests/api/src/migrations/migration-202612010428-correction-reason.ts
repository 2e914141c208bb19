import { Migration } from '@mikro-orm/migrations';

/** Why a result that was published was corrected stands beside what the jury wrote, and stays. */
export class Migration202612010428_correction_reason extends Migration {
  override up(): void {
    this.addSql(`
      alter table contest_results
        add column correction_reason text null,
        add constraint contest_results_corrected check (correction_reason is null or version > 1)`);
    this.addSql(`
      create trigger contest_results_reason_stays before update on contest_results for each row
        when (new.correction_reason is distinct from old.correction_reason)
        execute function refuse_contest_change('contest_results_reason_stays')`);
  }

  override down(): void {
    this.addSql('drop trigger contest_results_reason_stays on contest_results');
    this.addSql('alter table contest_results drop column correction_reason');
  }
}
