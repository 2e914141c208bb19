import { Migration } from '@mikro-orm/migrations';

/** By which transaction a ticket last changed: gates ask for what changed since they last asked. */
export class Migration202611241300_ticket_changes extends Migration {
  override up(): void {
    this.addSql('alter table tickets add column changed_in xid8 not null default pg_current_xact_id()');
    this.addSql('create index tickets_changed_in on tickets (changed_in)');
    this.addSql(`
      create function note_ticket_change() returns trigger language plpgsql as $$
      begin
        new.changed_in := pg_current_xact_id();
        return new;
      end $$`);
    this.addSql(`
      create trigger tickets_note_change before insert or update on tickets
        for each row execute function note_ticket_change()`);
    this.addSql(`
      create function note_holder_change() returns trigger language plpgsql as $$
      begin
        update tickets set changed_in = pg_current_xact_id() where registration_id = new.id;
        return null;
      end $$`);
    // Whose a ticket is and of which type stands with the registration.
    this.addSql(`
      create trigger registrations_note_ticket_change
        after update of full_name, organisation_name, ticket_type_id on registrations
        for each row
        when ((old.full_name, old.organisation_name, old.ticket_type_id)
          is distinct from (new.full_name, new.organisation_name, new.ticket_type_id))
        execute function note_holder_change()`);
  }

  override down(): void {
    this.addSql('drop trigger registrations_note_ticket_change on registrations');
    this.addSql('drop function note_holder_change');
    this.addSql('drop trigger tickets_note_change on tickets');
    this.addSql('drop function note_ticket_change');
    this.addSql('drop index tickets_changed_in');
    this.addSql('alter table tickets drop column changed_in');
  }
}
