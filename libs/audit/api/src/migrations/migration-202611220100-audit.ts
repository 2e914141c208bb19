import { Migration } from '@mikro-orm/migrations';

export class Migration202611220100_audit extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_entries (
        id uuid primary key,
        aggregate_type varchar(40) not null,
        aggregate_id uuid not null,
        sequence int not null,
        event_id uuid null,
        at timestamptz(3) not null,
        actor varchar(80) not null,
        actor_id uuid null,
        address varchar(64) null,
        request_id varchar(64) not null,
        action varchar(80) not null,
        reason text null,
        changes jsonb not null,
        previous_hash varchar(64) null,
        hash varchar(64) not null,
        constraint audit_entries_sequence check (sequence > 0),
        constraint audit_entries_aggregate_sequence unique (aggregate_type, aggregate_id, sequence)
      );
      create index audit_entries_event_id on audit_entries (event_id, id);

      create table audit_values (
        id uuid primary key,
        entry_id uuid not null,
        field varchar(80) not null,
        salt varchar(32) not null,
        value text not null,
        constraint audit_values_entry_field unique (entry_id, field)
      );

      create function refuse_change() returns trigger language plpgsql as $$
        begin
          raise exception 'rows of % are facts: they are neither changed nor deleted', tg_table_name
            using errcode = 'restrict_violation';
        end
      $$;
      create trigger audit_entries_are_facts before update or delete or truncate on audit_entries
        for each statement execute function refuse_change();
    `);
  }

  override down(): void {
    this.addSql('drop table audit_values; drop table audit_entries; drop function refuse_change()');
  }
}
