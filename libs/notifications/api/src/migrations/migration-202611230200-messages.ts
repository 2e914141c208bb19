import { Migration } from '@mikro-orm/migrations';

export class Migration202611230200_messages extends Migration {
  override up(): void {
    this.addSql(`
      create table announcements (
        id uuid primary key,
        event_id uuid not null,
        purpose varchar(10) not null,
        wording jsonb not null,
        audience jsonb not null,
        status varchar(10) not null,
        recipients int not null,
        progress uuid null,
        started_at timestamptz(3) not null,
        ended_at timestamptz(3) null,
        constraint announcements_status check (status in ('SENDING', 'SENT', 'STOPPED')),
        constraint announcements_purpose check (purpose in ('SERVICE', 'NEWS')),
        constraint announcements_ended check ((status = 'SENDING') = (ended_at is null)),
        constraint announcements_recipients check (recipients >= 0)
      );
      create index announcements_event on announcements (event_id, id);
      create table mail_wordings (
        id uuid primary key,
        event_id uuid not null,
        template varchar(40) not null,
        version int not null,
        wording jsonb null,
        saved_at timestamptz(3) not null,
        constraint mail_wordings_version unique (event_id, template, version),
        constraint mail_wordings_version_positive check (version > 0)
      );
      create function keep_mail_wordings() returns trigger language plpgsql as $$
      begin
        raise exception 'a version of a wording stays as it was sent' using errcode = 'restrict_violation';
      end $$;
      create trigger mail_wordings_kept before update or delete on mail_wordings
        for each row execute function keep_mail_wordings();
      alter table mails
        add column search_text text null,
        add column event_id uuid null,
        add column purpose varchar(10) not null default 'SERVICE',
        add column announcement_id uuid null,
        add column wording_id uuid null,
        add column wording jsonb null,
        add column test boolean not null default false,
        add column next_attempt_at timestamptz(3) null,
        add column bounced_at timestamptz(3) null,
        drop constraint mails_status,
        drop constraint mails_sent_at,
        add constraint mails_status check (status in ('queued', 'sent', 'bounced', 'failed')),
        add constraint mails_sent_at check ((status in ('sent', 'bounced')) = (sent_at is not null)),
        add constraint mails_bounced_at check ((status = 'bounced') = (bounced_at is not null)),
        add constraint mails_purpose check (purpose in ('SERVICE', 'NEWS'));
      create unique index mails_announced_once on mails (announcement_id, recipient, locale)
        where announcement_id is not null;
      create index mails_event on mails (event_id, id);
      -- Mails of before this migration enter the log of their event, found by address.
      do $$ begin
        if to_regclass('registrations') is not null then
          update mails set event_id = registrations.event_id,
                           search_text = registrations.search_name || ' ' || mails.recipient
            from registrations
           where mails.aggregate_type = 'registration' and mails.aggregate_id = registrations.id;
        end if;
      end $$;
    `);
  }

  override down(): void {
    this.addSql(`
      update mails set status = 'sent', bounced_at = null where status = 'bounced';
      drop index mails_event;
      drop index mails_announced_once;
      alter table mails
        drop constraint mails_status, drop constraint mails_sent_at, drop constraint mails_bounced_at,
        drop constraint mails_purpose,
        drop column search_text, drop column event_id, drop column purpose, drop column announcement_id,
        drop column wording_id, drop column wording, drop column test, drop column next_attempt_at,
        drop column bounced_at;
      alter table mails
        add constraint mails_status check (status in ('queued', 'sent', 'failed')),
        add constraint mails_sent_at check ((status = 'sent') = (sent_at is not null));
      drop table mail_wordings;
      drop function keep_mail_wordings;
      drop table announcements;
    `);
  }
}
