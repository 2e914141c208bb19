import { Migration } from '@mikro-orm/migrations';

/** A contest that is called off says why, and none is of which a result was published. */
export class Migration202612010450_call_off extends Migration {
  override up(): void {
    this.addSql(`
      alter table contests
        add column shown_at timestamptz(3) null,
        add column called_off_at timestamptz(3) null,
        add column call_off_reason text null,
        add column called_off_told_at timestamptz(3) null`);
    this.addSql("update contests set shown_at = updated_at where status in ('OPEN', 'FINISHED')");
    this.addSql(`update contests set called_off_at = updated_at, call_off_reason = '', called_off_told_at = updated_at
      where status = 'CANCELLED'`);
    this.addSql(`
      alter table contests
        add constraint contests_shown
          check (status = 'CANCELLED' or (status in ('OPEN', 'FINISHED')) = (shown_at is not null)),
        add constraint contests_called_off
          check (num_nonnulls(called_off_at, call_off_reason) = case status when 'CANCELLED' then 2 else 0 end)`);
    this.addSql(`
      create function refuse_calling_off() returns trigger language plpgsql as $$
        begin
          if exists (select from contest_results result join contest_rounds round on round.id = result.round_id
            where round.contest_id = new.id and result.status in ('PUBLISHED', 'SUPERSEDED')) then
            raise exception 'results were published'
              using errcode = 'check_violation', constraint = 'contests_published_stay';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger contests_published_stay before update on contests for each row
        when (new.status = 'CANCELLED' and old.status <> 'CANCELLED') execute function refuse_calling_off()`);
  }

  override down(): void {
    this.addSql('drop trigger contests_published_stay on contests');
    this.addSql('drop function refuse_calling_off()');
    this.addSql(`
      alter table contests drop constraint contests_shown, drop constraint contests_called_off,
        drop column shown_at, drop column called_off_at, drop column call_off_reason, drop column called_off_told_at`);
  }
}
