import { Migration } from '@mikro-orm/migrations';

/** Lists, gates, devices, and the ledger of scans with what is folded from it. */
export class Migration202611220500_check_in extends Migration {
  override up(): void {
    this.addSql(`
      create table check_in_lists (
        id uuid primary key,
        event_id uuid not null constraint check_in_lists_event_id_foreign references events (id) on delete restrict,
        version int not null default 1,
        name jsonb not null,
        status varchar(10) not null default 'OPEN',
        entry varchar(20) not null,
        max_per_day int null,
        exits boolean not null,
        reentry boolean not null,
        capacity int null,
        windows jsonb not null,
        tolerance_minutes int not null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint check_in_lists_status check (status in ('OPEN', 'CLOSED')),
        constraint check_in_lists_entry check (entry in ('ONCE', 'ONCE_A_DAY', 'N_A_DAY', 'UNLIMITED')),
        constraint check_in_lists_max_per_day check ((entry = 'N_A_DAY') = (max_per_day is not null)),
        constraint check_in_lists_counts check (max_per_day > 0 and capacity > 0 and tolerance_minutes >= 0),
        constraint check_in_lists_reentry check (exits or not reentry)
      )`);
    this.addSql('create index check_in_lists_event_id on check_in_lists (event_id)');
    this.addSql(`
      create table check_in_list_ticket_types (
        list_id uuid not null
          constraint check_in_list_ticket_types_list_id_foreign references check_in_lists (id) on delete restrict,
        ticket_type_id uuid not null
          constraint check_in_list_ticket_types_ticket_type_id_foreign references ticket_types (id) on delete restrict,
        primary key (list_id, ticket_type_id)
      )`);
    this.addSql(`
      create table gates (
        id uuid primary key,
        event_id uuid not null constraint gates_event_id_foreign references events (id) on delete restrict,
        name varchar(100) not null,
        created_at timestamptz(3) not null,
        constraint gates_event_name unique (event_id, name)
      )`);
    this.addSql(`
      create table gate_lists (
        gate_id uuid not null constraint gate_lists_gate_id_foreign references gates (id) on delete restrict,
        list_id uuid not null constraint gate_lists_list_id_foreign references check_in_lists (id) on delete restrict,
        primary key (gate_id, list_id)
      )`);
    this.addSql('create index gate_lists_list_id on gate_lists (list_id)');
    this.addSql(`
      create table devices (
        id uuid primary key,
        gate_id uuid not null constraint devices_gate_id_foreign references gates (id) on delete restrict,
        name varchar(100) not null,
        rights varchar(10) not null,
        token_hash varchar(64) not null,
        paired_at timestamptz(3) not null,
        lease_until timestamptz(3) not null,
        revoked_at timestamptz(3) null,
        revoked_reason text null,
        last_seen_at timestamptz(3) null,
        clock_offset_ms double precision null,
        clock_measured_at timestamptz(3) null,
        constraint devices_token_hash unique (token_hash),
        constraint devices_rights check (rights in ('STEWARD', 'SUPERVISOR')),
        constraint devices_revocation_explained check ((revoked_at is null) = (revoked_reason is null)),
        constraint devices_clock check ((clock_offset_ms is null) = (clock_measured_at is null))
      )`);
    this.addSql('create index devices_gate_id on devices (gate_id)');
    this.addSql(`
      create table device_pairings (
        id uuid primary key,
        gate_id uuid not null constraint device_pairings_gate_id_foreign references gates (id) on delete restrict,
        rights varchar(10) not null,
        device_name varchar(100) not null,
        code_hash varchar(64) not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3) null,
        device_id uuid null constraint device_pairings_device_id_foreign references devices (id) on delete restrict,
        constraint device_pairings_code_hash unique (code_hash),
        constraint device_pairings_device_id unique (device_id),
        constraint device_pairings_rights check (rights in ('STEWARD', 'SUPERVISOR')),
        constraint device_pairings_used check ((used_at is null) = (device_id is null))
      )`);
    this.addSql('create index device_pairings_gate_id on device_pairings (gate_id)');
    this.addSql(`
      create table scans (
        id uuid primary key,
        kind varchar(4) not null,
        device_id uuid not null constraint scans_device_id_foreign references devices (id) on delete restrict,
        list_id uuid not null constraint scans_list_id_foreign references check_in_lists (id) on delete restrict,
        ticket_id uuid null constraint scans_ticket_id_foreign references tickets (id) on delete restrict,
        code_digest varchar(64) null,
        sequence int not null,
        direction varchar(5) null,
        method varchar(6) null,
        scanned_at timestamptz(3) not null,
        received_at timestamptz(3) not null,
        corrected_at timestamptz(3) not null,
        verdict_at_device varchar(10) null,
        verdict varchar(10) null,
        reason varchar(24) null,
        on_list boolean not null,
        used_at timestamptz(3) null,
        used_gate_id uuid null,
        identity_confirmed boolean not null,
        override_of_id uuid null constraint scans_override_of_id_foreign references scans (id) on delete restrict,
        override_reason text null,
        overridden varchar(24) null,
        undo_of_id uuid null constraint scans_undo_of_id_foreign references scans (id) on delete restrict,
        undo_reason text null,
        admission_version int null,
        constraint scans_device_sequence unique (device_id, sequence),
        constraint scans_sequence check (sequence > 0),
        constraint scans_direction check (direction in ('ENTRY', 'EXIT')),
        constraint scans_method check (method in ('CAMERA', 'WEDGE', 'TYPED')),
        constraint scans_verdict check (verdict in ('OK', 'DENIED', 'INCOMPLETE')),
        constraint scans_verdict_at_device check (verdict_at_device in ('OK', 'DENIED', 'INCOMPLETE')),
        constraint scans_scan
          check ((kind = 'SCAN') = (num_nonnulls(direction, method, verdict, verdict_at_device, reason) = 5)),
        constraint scans_undo check ((kind = 'UNDO') = (num_nonnulls(undo_of_id, undo_reason) = 2)),
        constraint scans_override check ((override_of_id is null) = (override_reason is null)),
        constraint scans_overridden check (overridden is null or override_of_id is not null),
        constraint scans_admitted check (admission_version is null or ticket_id is not null)
      )`);
    this.addSql(`
      create unique index scans_admission_version on scans (list_id, ticket_id, admission_version)
        where admission_version is not null`);
    this.addSql('create unique index scans_undone_once on scans (undo_of_id) where undo_of_id is not null');
    this.addSql('create index scans_list_received on scans (list_id, received_at)');
    this.addSql(`
      create trigger scans_are_facts before update or delete or truncate on scans
        for each statement execute function refuse_change()`);
    this.addSql(`
      create table admissions (
        list_id uuid not null constraint admissions_list_id_foreign references check_in_lists (id) on delete restrict,
        ticket_id uuid not null constraint admissions_ticket_id_foreign references tickets (id) on delete restrict,
        version int not null,
        day varchar(10) null,
        uses int not null,
        inside int not null,
        last_entry_scan_id uuid null,
        last_entry_at timestamptz(3) null,
        last_entry_gate_id uuid null,
        latest_at timestamptz(3) not null,
        latest_scan_id uuid not null,
        primary key (list_id, ticket_id),
        constraint admissions_version check (version > 0),
        constraint admissions_counts check (uses >= 0 and inside >= 0),
        constraint admissions_last_entry
          check (num_nonnulls(last_entry_scan_id, last_entry_at, last_entry_gate_id) in (0, 3))
      ) with (fillfactor = 80)`);
    this.addSql('create index admissions_ticket_id on admissions (ticket_id)');
    // Half-full pages let a counter change without touching the index.
    this.addSql(`
      create table list_tallies (
        list_id uuid not null constraint list_tallies_list_id_foreign references check_in_lists (id) on delete restrict,
        day varchar(10) not null,
        device_id uuid not null constraint list_tallies_device_id_foreign references devices (id) on delete restrict,
        inside int not null,
        entries int not null,
        exits int not null,
        denied int not null,
        primary key (list_id, day, device_id),
        constraint list_tallies_counts check (entries >= 0 and exits >= 0 and denied >= 0)
      ) with (fillfactor = 50)`);
  }

  override down(): void {
    for (const table of [
      'list_tallies',
      'admissions',
      'scans',
      'device_pairings',
      'devices',
      'gate_lists',
      'gates',
      'check_in_list_ticket_types',
      'check_in_lists',
    ])
      this.addSql(`drop table ${table}`);
  }
}
