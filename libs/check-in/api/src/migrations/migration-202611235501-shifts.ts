import { Migration } from '@mikro-orm/migrations';

/** Who stands at which gate, and when; nobody in two places at once. */
export class Migration202611235501_shifts extends Migration {
  override up(): void {
    // A person's id beside a span of time in one exclusion constraint.
    this.addSql('create extension if not exists btree_gist');
    this.addSql(`
      create table shifts (
        id uuid primary key,
        event_id uuid not null constraint shifts_event_id_foreign references events (id) on delete restrict,
        user_id uuid not null constraint shifts_user_id_foreign references users (id) on delete restrict,
        gate_id uuid null constraint shifts_gate_id_foreign references gates (id) on delete restrict,
        role varchar(20) not null,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        handover_note text null,
        handover_at timestamptz(3) null,
        created_at timestamptz(3) not null,
        constraint shifts_role check (role in ('ORGANISER', 'GATE_SUPERVISOR', 'STEWARD')),
        constraint shifts_span check (starts_at < ends_at),
        constraint shifts_handover check ((handover_note is null) = (handover_at is null)),
        constraint shifts_one_place_at_a_time exclude using gist (user_id with =, tstzrange(starts_at, ends_at) with &&)
      )`);
    this.addSql('create index shifts_gate_id on shifts (gate_id)');
    this.addSql('create index shifts_event_starts on shifts (event_id, starts_at)');
    this.addSql('create index shifts_user_starts on shifts (user_id, starts_at)');
  }

  override down(): void {
    this.addSql('drop table shifts');
  }
}
