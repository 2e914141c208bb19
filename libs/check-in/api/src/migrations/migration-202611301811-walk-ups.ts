import { Migration } from '@mikro-orm/migrations';

/** Which gates give tickets to people who come without one, the blocks that their devices hold, and what waits for a person. */
export class Migration202611301811_walk_ups extends Migration {
  override up(): void {
    this.addSql(`
      create table gate_walk_ups (
        gate_id uuid not null constraint gate_walk_ups_gate_id_foreign references gates (id) on delete restrict,
        ticket_type_id uuid not null
          constraint gate_walk_ups_ticket_type_id_foreign references ticket_types (id) on delete restrict,
        block_size int not null,
        primary key (gate_id, ticket_type_id),
        constraint gate_walk_ups_size check (block_size >= 1 and block_size <= 50)
      )`);
    this.addSql(`
      create table walk_up_blocks (
        id uuid primary key,
        device_id uuid not null constraint walk_up_blocks_device_id_foreign references devices (id) on delete restrict,
        ticket_type_id uuid not null
          constraint walk_up_blocks_ticket_type_id_foreign references ticket_types (id) on delete restrict,
        day date not null,
        created_at timestamptz(3) not null,
        ended_at timestamptz(3) null,
        end_reason varchar(20) null,
        constraint walk_up_blocks_one_a_day unique (device_id, ticket_type_id, day),
        constraint walk_up_blocks_end check (end_reason in ('DAY_OVER', 'CLOSED', 'REVOKED', 'DEVICE_REVOKED')),
        constraint walk_up_blocks_ended check ((ended_at is null) = (end_reason is null))
      )`);
    this.addSql('create index walk_up_blocks_open on walk_up_blocks (day) where (ended_at is null)');
    this.addSql('alter table quarantined_facts drop constraint quarantined_facts_reason');
    this.addSql(`
      alter table quarantined_facts add constraint quarantined_facts_reason check (reason in
        ('DEVICE_REVOKED', 'LEASE_OVER', 'WALK_UP_EXPECTED', 'BLOCK_REVOKED', 'NO_PLACE_LEFT', 'ALREADY_REGISTERED'))`);
    this.addSql('alter table scans drop constraint scans_method');
    this.addSql("alter table scans add constraint scans_method check (method in ('CAMERA', 'WEDGE', 'TYPED', 'DESK'))");
  }

  override down(): void {
    this.addSql('alter table scans drop constraint scans_method');
    this.addSql(
      "alter table scans add constraint scans_method check (method in ('CAMERA', 'WEDGE', 'TYPED')) not valid",
    );
    this.addSql("delete from quarantined_facts where reason not in ('DEVICE_REVOKED', 'LEASE_OVER')");
    this.addSql('alter table quarantined_facts drop constraint quarantined_facts_reason');
    this.addSql(`
      alter table quarantined_facts add constraint quarantined_facts_reason
        check (reason in ('DEVICE_REVOKED', 'LEASE_OVER'))`);
    this.addSql('drop table walk_up_blocks');
    this.addSql('drop table gate_walk_ups');
  }
}
