import { Migration } from '@mikro-orm/migrations';

export class Migration202611220110_mails extends Migration {
  override up(): void {
    this.addSql(`
      create table mails (
        id uuid primary key,
        template varchar(40) not null,
        locale varchar(2) not null,
        recipient varchar(254) null,
        subject text not null,
        data jsonb null,
        status varchar(10) not null,
        attempts int not null default 0,
        last_error varchar(60) null,
        message_id varchar(255) not null,
        aggregate_type varchar(40) null,
        aggregate_id uuid null,
        queued_at timestamptz(3) not null,
        sent_at timestamptz(3) null,
        not_after timestamptz(3) null,
        claimed_until timestamptz(3) null,
        constraint mails_message_id unique (message_id),
        constraint mails_status check (status in ('queued', 'sent', 'failed')),
        constraint mails_sent_at check ((status = 'sent') = (sent_at is not null)),
        constraint mails_data_erased check (status = 'queued' or data is null),
        constraint mails_aggregate_whole check ((aggregate_type is null) = (aggregate_id is null))
      );
      create index mails_aggregate on mails (aggregate_type, aggregate_id, id);
    `);
  }

  override down(): void {
    this.addSql('drop table mails');
  }
}
