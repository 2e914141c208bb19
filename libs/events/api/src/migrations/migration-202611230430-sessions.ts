import { Migration } from '@mikro-orm/migrations';

/** Rooms, speakers, sessions and who signed up for them. */
export class Migration202611230430_sessions extends Migration {
  override up(): void {
    // A room's id beside a span of time in one exclusion constraint.
    this.addSql('create extension if not exists btree_gist');
    this.addSql(`
      create table rooms (
        id uuid primary key,
        event_id uuid not null constraint rooms_event_id_foreign references events (id) on delete restrict,
        name jsonb not null,
        place jsonb not null,
        capacity int null,
        version int not null default 1,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint rooms_capacity check (capacity > 0)
      )`);
    this.addSql('create index rooms_event_id on rooms (event_id)');
    this.addSql("create unique index rooms_event_name on rooms (event_id, lower(name->>'vi'))");
    this.addSql(`
      create table speakers (
        id uuid primary key,
        event_id uuid not null constraint speakers_event_id_foreign references events (id) on delete restrict,
        full_name varchar(100) not null,
        position jsonb not null,
        organisation jsonb not null,
        bio jsonb not null,
        registration_id uuid null
          constraint speakers_registration_id_foreign references registrations (id) on delete set null,
        version int not null default 1,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      )`);
    this.addSql('create index speakers_event_id on speakers (event_id)');
    this.addSql('create index speakers_registration_id on speakers (registration_id)');
    this.addSql(`
      create table event_sessions (
        id uuid primary key,
        event_id uuid not null constraint event_sessions_event_id_foreign references events (id) on delete restrict,
        event_day_id uuid not null
          constraint event_sessions_event_day_id_foreign references event_days (id) on delete restrict,
        room_id uuid null constraint event_sessions_room_id_foreign references rooms (id) on delete restrict,
        title jsonb not null,
        abstract jsonb not null,
        kind varchar(20) not null,
        track jsonb not null,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        places int null,
        taken_count int not null default 0,
        status varchar(20) not null default 'PLANNED',
        cancel_reason text null,
        version int not null default 1,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint event_sessions_span check (starts_at < ends_at),
        constraint event_sessions_taken check (taken_count >= 0),
        constraint event_sessions_places check (taken_count <= places),
        constraint event_sessions_status check (status in ('PLANNED', 'CANCELLED')),
        constraint event_sessions_cancelled check ((status = 'CANCELLED') = (cancel_reason is not null)),
        constraint event_sessions_kind check (
          kind in ('CEREMONY', 'TALK', 'PANEL', 'WORKSHOP', 'PITCH', 'ADVICE', 'NETWORKING', 'EXHIBITION')
        ),
        constraint event_sessions_one_in_a_room
          exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&) where (status = 'PLANNED')
      ) with (fillfactor = 70)`);
    this.addSql('create index event_sessions_event_id on event_sessions (event_id)');
    this.addSql('create index event_sessions_event_day_id on event_sessions (event_day_id)');
    this.addSql('create index event_sessions_room_id on event_sessions (room_id)');
    this.addSql(`
      create table session_speakers (
        session_id uuid not null
          constraint session_speakers_session_id_foreign references event_sessions (id) on delete cascade,
        speaker_id uuid not null
          constraint session_speakers_speaker_id_foreign references speakers (id) on delete restrict,
        position int not null,
        primary key (session_id, speaker_id)
      )`);
    this.addSql('create index session_speakers_speaker_id on session_speakers (speaker_id)');
    this.addSql(`
      create table session_sign_ups (
        session_id uuid not null
          constraint session_sign_ups_session_id_foreign references event_sessions (id) on delete restrict,
        registration_id uuid not null
          constraint session_sign_ups_registration_id_foreign references registrations (id) on delete restrict,
        signed_up_at timestamptz(3) not null,
        known jsonb not null,
        primary key (session_id, registration_id)
      )`);
    this.addSql('create index session_sign_ups_registration_id on session_sign_ups (registration_id)');
    this.addSql(`
      create table programme_notices (
        event_id uuid primary key
          constraint programme_notices_event_id_foreign references events (id) on delete cascade,
        first_change_at timestamptz(3) not null,
        tell_at timestamptz(3) not null
      )`);
    // Tickets end in many ways, and more will come: whichever it is, the places in sessions come free
    // with it. A ticket that is replaced by another of the same registration keeps them.
    this.addSql(`
      create function give_back_session_places() returns trigger language plpgsql as $$
      begin
        perform 1 from event_sessions
          where id in (select session_id from session_sign_ups where registration_id = new.registration_id)
          order by id for no key update;
        with gone as (
          delete from session_sign_ups where registration_id = new.registration_id returning session_id
        )
        update event_sessions set taken_count = taken_count - 1 from gone where id = gone.session_id;
        return null;
      end $$`);
    this.addSql(`
      create trigger tickets_give_back_session_places after update of status on tickets
        for each row when (old.status = 'VALID' and new.status in ('REVOKED', 'CANCELLED'))
        execute function give_back_session_places()`);
  }

  override down(): void {
    this.addSql('drop trigger tickets_give_back_session_places on tickets');
    this.addSql('drop function give_back_session_places');
    for (const table of [
      'programme_notices',
      'session_sign_ups',
      'session_speakers',
      'event_sessions',
      'speakers',
      'rooms',
    ])
      this.addSql(`drop table ${table}`);
  }
}
