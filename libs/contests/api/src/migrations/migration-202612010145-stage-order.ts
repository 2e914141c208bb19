import { Migration } from '@mikro-orm/migrations';

/** The word by which the order on stage was drawn. It is drawn once. */
export class Migration202612010145_stage_order extends Migration {
  override up(): void {
    this.addSql(`
      alter table contest_rounds
        add column lot_word varchar(100) null,
        add column lot_drawn_at timestamptz(3) null,
        add constraint contest_rounds_drawn
          check (num_nonnulls(lot_word, lot_drawn_at) in (0, 2) and (lot_word is null or status <> 'PLANNED'))`);
    this.addSql(`
      create trigger contest_rounds_drawn_once before update on contest_rounds for each row
        when (old.lot_word is not null
          and (new.lot_word, new.lot_drawn_at) is distinct from (old.lot_word, old.lot_drawn_at))
        execute function refuse_contest_change('contest_rounds_drawn_once')`);
  }

  override down(): void {
    this.addSql('drop trigger contest_rounds_drawn_once on contest_rounds');
    this.addSql('alter table contest_rounds drop column lot_drawn_at, drop column lot_word');
  }
}
