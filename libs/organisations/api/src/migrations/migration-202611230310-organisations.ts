import { Migration } from '@mikro-orm/migrations';

/** Organisations, who may be one of them twice, what was merged, and who asks to join. */
export class Migration202611230310_organisations extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm');
    this.addSql(`
      create table organisations (
        id uuid primary key,
        kind varchar(20) not null,
        name varchar(100) not null,
        search_name varchar(200) not null,
        name_key varchar(200) not null,
        search_text text not null,
        tax_code varchar(14) null,
        first_registered_on date null,
        project_name varchar(100) null,
        field varchar(20) null,
        stage varchar(20) null,
        intellectual_property jsonb not null,
        pitch text not null,
        website text null,
        commune_code varchar(5) null,
        logo_file_id uuid null,
        head_experience_years int null,
        has_support_process boolean not null,
        has_cooperation_agreements boolean not null,
        agency_code varchar(40) null,
        version int not null default 1,
        merged_into_id uuid null constraint organisations_merged_into_id_foreign references organisations (id) on delete restrict,
        merged_at timestamptz(3) null,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint organisations_agency_code unique (agency_code),
        constraint organisations_kind check (kind in ('ENTERPRISE', 'TEAM', 'INDIVIDUAL', 'SUPPORT', 'SCHOOL', 'AGENCY')),
        constraint organisations_tax_code_form check (tax_code ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$'),
        constraint organisations_experience check (head_experience_years >= 0 and head_experience_years <= 70),
        constraint organisations_agency check ((kind = 'AGENCY') = (agency_code is not null)),
        constraint organisations_merged check ((merged_into_id is null) = (merged_at is null) and merged_into_id <> id)
      )`);
    this.addSql('create index organisations_tax_code on organisations (tax_code)');
    this.addSql(
      'create index organisations_search_name on organisations (search_name, id) where (merged_into_id is null)',
    );
    this.addSql('create index organisations_merged_into_id on organisations (merged_into_id)');
    this.addSql('create index organisations_search_text on organisations using gin (search_text gin_trgm_ops)');
    this.addSql('create index organisations_name_key on organisations using gin (name_key gin_trgm_ops)');
    this.addSql(`
      create table organisation_pairs (
        id uuid primary key,
        first_id uuid not null constraint organisation_pairs_first_id_foreign references organisations (id) on delete restrict,
        second_id uuid not null constraint organisation_pairs_second_id_foreign references organisations (id) on delete restrict,
        same_tax_code boolean not null,
        similarity int not null,
        found_at timestamptz(3) not null,
        settlement varchar(20) null,
        settled_by uuid null,
        settled_at timestamptz(3) null,
        constraint organisation_pairs_pair unique (first_id, second_id),
        constraint organisation_pairs_order check (first_id < second_id),
        constraint organisation_pairs_settlement check (settlement in ('DIFFERENT', 'MERGED')),
        constraint organisation_pairs_settled check ((settlement is null) = (settled_at is null)
          and (settlement is null) = (settled_by is null))
      )`);
    this.addSql('create index organisation_pairs_second_id on organisation_pairs (second_id)');
    this.addSql(`
      create table organisation_merges (
        id uuid primary key,
        merged_id uuid not null constraint organisation_merges_merged_id_foreign references organisations (id) on delete restrict,
        survivor_id uuid not null constraint organisation_merges_survivor_id_foreign references organisations (id) on delete restrict,
        merged_by uuid not null,
        merged_at timestamptz(3) not null,
        reason text not null,
        people_moved int not null,
        constraint organisation_merges_once unique (merged_id)
      )`);
    this.addSql('create index organisation_merges_survivor_id on organisation_merges (survivor_id)');
    this.addSql(`
      create table organisation_join_requests (
        id uuid primary key,
        organisation_id uuid not null constraint organisation_join_requests_organisation_id_foreign references organisations (id) on delete restrict,
        user_id uuid not null,
        asked_at timestamptz(3) not null,
        accepted boolean null,
        answered_by uuid null,
        answered_at timestamptz(3) null,
        constraint organisation_join_requests_answered check ((accepted is null) = (answered_at is null)
          and (accepted is null) = (answered_by is null))
      )`);
    this.addSql(`create unique index organisation_join_requests_open on organisation_join_requests
      (organisation_id, user_id) where answered_at is null`);
    this.guardMerged();
    this.guardPeople();
  }

  override down(): void {
    this.addSql('drop trigger organisations_somebody_answers on role_grants');
    this.addSql('drop trigger organisations_nobody_joins_an_alias on role_grants');
    for (const table of ['organisation_join_requests', 'organisation_merges', 'organisation_pairs', 'organisations'])
      this.addSql(`drop table ${table}`);
    for (const name of ['alias_is_final', 'somebody_answers', 'nobody_joins_an_alias'])
      this.addSql(`drop function organisations_${name}()`);
  }

  /** What was merged stays as it was, but for where it leads; and it leads to none that was merged itself. */
  private guardMerged(): void {
    this.addSql(`
      create function organisations_alias_is_final() returns trigger language plpgsql as $$
      begin
        if old.merged_into_id is not null and (new.merged_into_id is null
          or to_jsonb(new) - 'merged_into_id' <> to_jsonb(old) - 'merged_into_id') then
          raise exception 'A merged organisation does not change'
            using errcode = '23514', constraint = 'organisations_alias_is_final';
        end if;
        if new.merged_into_id is distinct from old.merged_into_id then
          perform from organisations where id = new.merged_into_id and merged_into_id is null for share;
          if not found then
            raise exception 'An organisation is merged into one that stands'
              using errcode = '23514', constraint = 'organisations_alias_is_final';
          end if;
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger organisations_alias_is_final before update on organisations
      for each row execute function organisations_alias_is_final()`);
  }

  /** Somebody answers for each organisation; and nobody gets a role in one that was merged meanwhile. */
  private guardPeople(): void {
    this.addSql(`
      create function organisations_somebody_answers() returns trigger language plpgsql as $$
      declare
        theirs text;
      begin
        if new.organisation_id is null or new.revoked_at is null or old.revoked_at is not null then
          return null;
        end if;
        select case kind when 'SCHOOL' then 'COORDINATOR' else 'STARTUP_OWNER' end into theirs from organisations
          where id = new.organisation_id and merged_into_id is null and kind <> 'AGENCY' for update;
        if found and not exists (select from role_grants
          where organisation_id = new.organisation_id and role = theirs and revoked_at is null) then
          raise exception 'Nobody would answer for the organisation'
            using errcode = '23514', constraint = 'organisations_somebody_answers';
        end if;
        return null;
      end $$`);
    this.addSql(`create constraint trigger organisations_somebody_answers after update on role_grants
      deferrable initially deferred for each row execute function organisations_somebody_answers()`);
    this.addSql(`
      create function organisations_nobody_joins_an_alias() returns trigger language plpgsql as $$
      declare
        alias_of uuid;
      begin
        select merged_into_id into alias_of from organisations where id = new.organisation_id for share;
        if alias_of is not null then
          -- Serialisation failure: the use case tries again and finds the one that stands.
          raise exception 'The organisation was merged meanwhile' using errcode = '40001';
        end if;
        return new;
      end $$`);
    this.addSql(`create trigger organisations_nobody_joins_an_alias before insert on role_grants
      for each row when (new.organisation_id is not null) execute function organisations_nobody_joins_an_alias()`);
  }
}
