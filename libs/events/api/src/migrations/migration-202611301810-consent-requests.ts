import { Migration } from '@mikro-orm/migrations';

const NAMES = ['registration_id_foreign', 'group_id_foreign', 'guardian', 'text', 'reminder', 'withdrawn'];

/**
 * A child who registers alone is asked about as one in a group is, in the same table. Somebody under 16 may
 * stand in the line while the guardian thinks, and a consent that a registration claims is one that was recorded.
 */
export class Migration202611301810_consent_requests extends Migration {
  override up(): void {
    this.addSql('alter table group_members rename to consent_requests');
    for (const name of [...NAMES, 'pkey', 'guardian_token_hash'])
      this.addSql(`alter table consent_requests rename constraint group_members_${name} to consent_requests_${name}`);
    for (const name of ['group_id', 'unanswered'])
      this.addSql(`alter index group_members_${name} rename to consent_requests_${name}`);
    this.addSql(`
      alter table consent_requests alter column group_id drop not null,
        add constraint consent_requests_of_whom check (group_id is not null or guardian_name is not null)`);
    this.minorsIn(`'AWAITING_CONSENT', 'WAITLISTED', 'REJECTED', 'CANCELLED', 'TRANSFERRED'`);
    this.addSql(`
      create function require_recorded_consent() returns trigger language plpgsql as $$
      begin
        if new.consent_state = 'SCHOOL_AUTHORITY' then
          perform from registration_groups where id = new.group_id and authority_text is not null;
        else
          perform from consent_requests
            where registration_id = new.id and guardian_name is not null and answered_at is not null and text is not null;
        end if;
        if not found then
          raise exception 'no consent is recorded for registration %', new.id
            using errcode = 'check_violation', constraint = 'registrations_consent_recorded', table = 'registrations';
        end if;
        return null;
      end $$`);
    // At commit, because groups and answers are written in the same transaction, before or after.
    this.addSql(`
      create constraint trigger registrations_consent_recorded after insert or update of consent_state, minor
        on registrations deferrable initially deferred
        for each row when (new.minor and new.consent_state in ('GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY'))
        execute function require_recorded_consent()`);
  }

  override down(): void {
    this.addSql('drop trigger registrations_consent_recorded on registrations');
    this.addSql('drop function require_recorded_consent');
    this.minorsIn(`'AWAITING_CONSENT', 'REJECTED', 'CANCELLED', 'TRANSFERRED'`);
    this.addSql(
      'alter table consent_requests drop constraint consent_requests_of_whom, alter column group_id set not null',
    );
    for (const name of ['group_id', 'unanswered'])
      this.addSql(`alter index consent_requests_${name} rename to group_members_${name}`);
    for (const name of [...NAMES, 'pkey', 'guardian_token_hash'])
      this.addSql(`alter table consent_requests rename constraint consent_requests_${name} to group_members_${name}`);
    this.addSql('alter table consent_requests rename to group_members');
  }

  /** The states that the registration of a child may have without consent. */
  private minorsIn(states: string): void {
    this.addSql(`
      alter table registrations drop constraint registrations_minor_consented,
        add constraint registrations_minor_consented
          check (not minor or consent_state in ('GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY') or status in (${states}))`);
  }
}
