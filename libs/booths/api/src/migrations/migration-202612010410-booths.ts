import { Migration } from '@mikro-orm/migrations';

/** Halls with their plans, booths, and who asks for which and gets it. */
export class Migration202612010410_booths extends Migration {
  override up(): void {
    this.addSql(`
      create table halls (
        id uuid primary key,
        event_id uuid not null constraint halls_event_id_foreign references events (id) on delete restrict,
        version int not null default 1,
        draft jsonb not null,
        published_version int null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null
      )`);
    this.addSql('create index halls_event_id on halls (event_id)');
    this.addSql(`
      create table hall_plans (
        hall_id uuid not null constraint hall_plans_hall_id_foreign references halls (id) on delete restrict,
        version int not null,
        plan jsonb not null,
        published_at timestamptz(3) not null,
        published_by_id uuid null
          constraint hall_plans_published_by_id_foreign references users (id) on delete restrict,
        primary key (hall_id, version),
        constraint hall_plans_from_one check (version > 0)
      )`);
    this.addSql('create index hall_plans_published_by_id on hall_plans (published_by_id)');
    this.addSql(`
      create table booth_zones (
        id uuid primary key,
        hall_id uuid not null constraint booth_zones_hall_id_foreign references halls (id) on delete restrict,
        supply_watts int not null,
        drawn_watts int not null default 0,
        constraint booth_zones_supply check (drawn_watts >= 0 and drawn_watts <= supply_watts)
      )`);
    this.addSql('create index booth_zones_hall_id on booth_zones (hall_id)');
    this.addSql(`
      create table booths (
        id uuid primary key,
        hall_id uuid not null constraint booths_hall_id_foreign references halls (id) on delete restrict,
        event_id uuid not null constraint booths_event_id_foreign references events (id) on delete restrict,
        zone_id uuid not null constraint booths_zone_id_foreign references booth_zones (id) on delete restrict,
        number varchar(8) not null,
        closed boolean not null default false,
        removed boolean not null default false,
        constraint booths_number_upper_case check (number = upper(number)),
        constraint booths_removed_closed check (closed or not removed)
      )`);
    this.addSql('create unique index booths_number on booths (event_id, number) where not removed');
    this.addSql('create index booths_hall_id on booths (hall_id)');
    this.addSql('create index booths_zone_id on booths (zone_id)');
    this.addSql(`
      create table stand_calls (
        event_id uuid primary key
          constraint stand_calls_event_id_foreign references events (id) on delete restrict,
        version int not null default 1,
        opens_at timestamptz(3) not null,
        closes_at timestamptz(3) not null,
        confirm_days int not null,
        updated_at timestamptz(3) not null,
        constraint stand_calls_in_order check (opens_at < closes_at),
        constraint stand_calls_days check (confirm_days >= 1 and confirm_days <= 60)
      )`);
    this.addSql(`
      create table stand_requests (
        id uuid primary key,
        event_id uuid not null constraint stand_requests_event_id_foreign references events (id) on delete restrict,
        organisation_id uuid not null
          constraint stand_requests_organisation_id_foreign references organisations (id) on delete restrict,
        status varchar(20) not null,
        version int not null default 1,
        introduction text not null,
        products jsonb not null,
        watts int not null,
        water boolean not null,
        internet boolean not null,
        wishes jsonb not null,
        avoid jsonb not null,
        note text not null,
        merged boolean not null default false,
        submitted_at timestamptz(3) not null,
        withdrawn_at timestamptz(3) null,
        updated_at timestamptz(3) not null,
        constraint stand_requests_status check (status in ('SUBMITTED', 'WITHDRAWN')),
        constraint stand_requests_withdrawn check ((status = 'WITHDRAWN') = (withdrawn_at is not null)),
        constraint stand_requests_watts check (watts >= 0 and watts <= 1000000)
      )`);
    this.addSql(`create unique index stand_requests_one_each on stand_requests (event_id, organisation_id)
      where status = 'SUBMITTED' and not merged`);
    this.addSql('create index stand_requests_event_id on stand_requests (event_id, submitted_at)');
    this.addSql('create index stand_requests_organisation_id on stand_requests (organisation_id)');
    this.addSql(`
      create table booth_stays (
        id uuid primary key,
        booth_id uuid not null constraint booth_stays_booth_id_foreign references booths (id) on delete restrict,
        request_id uuid not null
          constraint booth_stays_request_id_foreign references stand_requests (id) on delete restrict,
        status varchar(20) not null,
        version int not null default 1,
        watts int not null,
        held_until timestamptz(3) null,
        renewed boolean not null default false,
        confirm_by timestamptz(3) null,
        confirmed_at timestamptz(3) null,
        ended_at timestamptz(3) null,
        created_at timestamptz(3) not null,
        constraint booth_stays_status check (status in ('HELD', 'ASSIGNED', 'CONFIRMED', 'RELEASED')),
        constraint booth_stays_held check (status <> 'HELD' or held_until is not null),
        constraint booth_stays_assigned check (status in ('HELD', 'RELEASED') or confirm_by is not null),
        constraint booth_stays_confirmed check (status <> 'CONFIRMED' or confirmed_at is not null),
        constraint booth_stays_ended check ((status = 'RELEASED') = (ended_at is not null)),
        constraint booth_stays_watts check (watts >= 0)
      )`);
    this.addSql('create index booth_stays_booth_id on booth_stays (booth_id)');
    this.addSql('create index booth_stays_request_id on booth_stays (request_id)');
    this.addSql(`create unique index booth_stays_one_exhibitor on booth_stays (booth_id) where status <> 'RELEASED'`);
    this.addSql(`create unique index booth_stays_one_stand on booth_stays (request_id) where status <> 'RELEASED'`);
  }

  override down(): void {
    for (const table of [
      'booth_stays',
      'stand_requests',
      'stand_calls',
      'booths',
      'booth_zones',
      'hall_plans',
      'halls',
    ])
      this.addSql(`drop table ${table}`);
  }
}
