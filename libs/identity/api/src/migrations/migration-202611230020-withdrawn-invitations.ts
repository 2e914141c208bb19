import { Migration } from '@mikro-orm/migrations';

/** An invitation can be taken back while it waits. */
export class Migration202611230020_withdrawn_invitations extends Migration {
  override up(): void {
    this.addSql(`
      alter table staff_invitations
        add column withdrawn_at timestamptz(3) null,
        add constraint staff_invitations_withdrawn_gives_nothing check (withdrawn_at is null or accepted_at is null)`);
  }

  override down(): void {
    this.addSql('alter table staff_invitations drop column withdrawn_at');
  }
}
