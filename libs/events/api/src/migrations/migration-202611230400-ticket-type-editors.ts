import { Migration } from '@mikro-orm/migrations';

/**
 * Two editors of one ticket type notice each other by a version of their own: the other one also grows
 * when the event moves, which changes nothing of what they see.
 */
export class Migration202611230400_ticket_type_editors extends Migration {
  override up(): void {
    this.addSql('alter table ticket_types add column edit_version int not null default 1');
  }

  override down(): void {
    this.addSql('alter table ticket_types drop column edit_version');
  }
}
