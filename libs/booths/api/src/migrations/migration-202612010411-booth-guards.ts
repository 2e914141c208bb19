import { Migration } from '@mikro-orm/migrations';

/** A published plan stays what it was; a zone's power is counted where it is drawn; nobody stays in a closed booth. */
export class Migration202612010411_booth_guards extends Migration {
  override up(): void {
    this.addSql(`
      create trigger hall_plans_are_facts before update or delete or truncate on hall_plans
        for each statement execute function refuse_change()`);
    // The zone's row is locked by the update, so two stays at once see each other; its check is the guard.
    this.addSql(`
      create function draw_power() returns trigger language plpgsql as $$
        declare
          before int := case when tg_op = 'INSERT' or old.status = 'RELEASED' then 0 else old.watts end;
          after int := case when new.status = 'RELEASED' then 0 else new.watts end;
        begin
          if after <> before then
            update booth_zones set drawn_watts = drawn_watts + after - before
              where id = (select zone_id from booths where id = new.booth_id);
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger booth_stays_power after insert or update of status, watts on booth_stays
        for each row execute function draw_power()`);
    this.addSql(`
      create function refuse_stay_change() returns trigger language plpgsql as $$
        begin
          raise exception 'a stay is in one booth, for one request, and ends once'
            using errcode = 'check_violation', constraint = 'booth_stays_stay';
        end
      $$`);
    this.addSql(`
      create trigger booth_stays_stay before update on booth_stays for each row
        when (old.status = 'RELEASED' or (new.booth_id, new.request_id) is distinct from (old.booth_id, old.request_id))
        execute function refuse_stay_change()`);
    this.addSql(`
      create trigger booth_stays_kept before delete on booth_stays for each row execute function refuse_stay_change()`);
    // The share lock meets the lock of whoever closes the booth: one of the two sees the other.
    this.addSql(`
      create function refuse_closed_booth() returns trigger language plpgsql as $$
        begin
          perform from booths where id = new.booth_id and not closed for share;
          if not found then
            raise exception 'the booth is closed' using errcode = 'check_violation', constraint = 'booth_stays_open_booth';
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger booth_stays_open_booth before insert on booth_stays for each row
        when (new.status <> 'RELEASED') execute function refuse_closed_booth()`);
    this.addSql(`
      create function keep_taken_booth() returns trigger language plpgsql as $$
        declare
          taken int := (select watts from booth_stays where booth_id = new.id and status <> 'RELEASED');
        begin
          if taken is null then return new; end if;
          if new.closed then
            raise exception 'somebody is in the booth' using errcode = 'check_violation', constraint = 'booths_taken';
          end if;
          if new.zone_id <> old.zone_id then
            update booth_zones set drawn_watts = drawn_watts - taken where id = old.zone_id;
            update booth_zones set drawn_watts = drawn_watts + taken where id = new.zone_id;
          end if;
          return new;
        end
      $$`);
    this.addSql(`
      create trigger booths_taken before update of closed, zone_id on booths for each row
        execute function keep_taken_booth()`);
  }

  override down(): void {
    this.addSql('drop trigger booths_taken on booths');
    this.addSql('drop function keep_taken_booth');
    for (const trigger of ['open_booth', 'kept', 'stay', 'power'])
      this.addSql(`drop trigger booth_stays_${trigger} on booth_stays`);
    for (const name of ['refuse_closed_booth', 'refuse_stay_change', 'draw_power'])
      this.addSql(`drop function ${name}`);
    this.addSql('drop trigger hall_plans_are_facts on hall_plans');
  }
}
