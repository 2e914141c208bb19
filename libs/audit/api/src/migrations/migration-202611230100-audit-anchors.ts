import { Migration } from '@mikro-orm/migrations';

export class Migration202611230100_audit_anchors extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_anchors (
        id uuid primary key,
        day date not null,
        up_to timestamptz(3) not null,
        previous_up_to timestamptz(3) null,
        digest varchar(64) not null,
        chains int not null,
        entries int not null,
        changed int not null,
        constraint audit_anchors_day unique (day)
      );
      create trigger audit_anchors_are_facts before update or delete or truncate on audit_anchors
        for each statement execute function refuse_change();
    `);
  }

  override down(): void {
    this.addSql('drop table audit_anchors');
  }
}
