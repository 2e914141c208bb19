import { Migration } from '@mikro-orm/migrations';

/** What gates need that decide by themselves: sealed names, news since a cursor, conflicts, and quarantine. */
export class Migration202611241301_offline extends Migration {
  override up(): void {
    this.addSql(`
      alter table scans
        add column recorded_in xid8 not null default pg_current_xact_id(),
        add column reason_at_device varchar(24) null,
        add column list_cursor varchar(200) null,
        add column sealed_answers text null`);
    this.addSql('create index scans_recorded_in on scans (recorded_in)');
    this.addSql(`
      alter table devices
        add column waiting int null,
        add column list_issued_at timestamptz(3) null,
        add constraint devices_waiting check (waiting >= 0)`);
    this.addSql(`
      create table ticket_seals (
        ticket_id uuid primary key constraint ticket_seals_ticket_id_foreign references tickets (id) on delete restrict,
        revision int not null,
        sealed bytea not null,
        content_hash varchar(43) not null,
        sealed_in xid8 not null default pg_current_xact_id(),
        constraint ticket_seals_revision check (revision > 0)
      )`);
    this.addSql('create index ticket_seals_sealed_in on ticket_seals (sealed_in)');
    this.addSql(`
      create table gate_organisations (
        event_id uuid not null constraint gate_organisations_event_id_foreign references events (id) on delete restrict,
        number int not null,
        name text not null,
        primary key (event_id, number),
        constraint gate_organisations_name unique (event_id, name),
        constraint gate_organisations_number check (number >= 0 and number < 65535)
      )`);
    this.addSql(`
      create trigger gate_organisations_are_facts before update or delete or truncate on gate_organisations
        for each statement execute function refuse_change()`);
    this.addSql(`
      create table conflicts (
        id uuid primary key,
        list_id uuid not null constraint conflicts_list_id_foreign references check_in_lists (id) on delete restrict,
        ticket_id uuid not null constraint conflicts_ticket_id_foreign references tickets (id) on delete restrict,
        entry_scan_id uuid not null constraint conflicts_entry_scan_id_foreign references scans (id) on delete restrict,
        other_scan_id uuid not null constraint conflicts_other_scan_id_foreign references scans (id) on delete restrict,
        noticed_at timestamptz(3) not null,
        settled_at timestamptz(3) null,
        settled_by_user_id uuid null
          constraint conflicts_settled_by_user_id_foreign references users (id) on delete restrict,
        settled_by_device_id uuid null
          constraint conflicts_settled_by_device_id_foreign references devices (id) on delete restrict,
        note text null,
        constraint conflicts_pair check (entry_scan_id <> other_scan_id),
        constraint conflicts_settled check ((settled_at is null) = (note is null)
          and num_nonnulls(settled_by_user_id, settled_by_device_id) = num_nonnulls(settled_at))
      )`);
    // Two scans stand against each other once, whichever of them is the entry.
    this.addSql(`
      create unique index conflicts_scans on conflicts
        (least(entry_scan_id, other_scan_id), greatest(entry_scan_id, other_scan_id))`);
    this.addSql('create index conflicts_ticket_id on conflicts (ticket_id)');
    this.addSql('create index conflicts_unsettled on conflicts (list_id) where settled_at is null');
    this.addSql(`
      create table quarantined_facts (
        id uuid primary key,
        device_id uuid not null constraint quarantined_facts_device_id_foreign references devices (id) on delete restrict,
        sequence int not null,
        fact jsonb not null,
        reason varchar(20) not null,
        received_at timestamptz(3) not null,
        corrected_at timestamptz(3) not null,
        decision varchar(10) null,
        decided_at timestamptz(3) null,
        decided_by_id uuid null
          constraint quarantined_facts_decided_by_id_foreign references users (id) on delete restrict,
        note text null,
        constraint quarantined_facts_reason check (reason in ('DEVICE_REVOKED', 'LEASE_OVER')),
        constraint quarantined_facts_decision check (decision in ('ACCEPTED', 'DISCARDED')),
        constraint quarantined_facts_decided check (num_nonnulls(decision, decided_at, decided_by_id, note) in (0, 4))
      )`);
    this.addSql('create index quarantined_facts_device_id on quarantined_facts (device_id, sequence)');
  }

  override down(): void {
    for (const table of ['quarantined_facts', 'conflicts', 'gate_organisations', 'ticket_seals'])
      this.addSql(`drop table ${table}`);
    this.addSql('alter table devices drop column waiting, drop column list_issued_at');
    this.addSql(
      'alter table scans drop column recorded_in, drop column reason_at_device, drop column list_cursor, drop column sealed_answers',
    );
  }
}
