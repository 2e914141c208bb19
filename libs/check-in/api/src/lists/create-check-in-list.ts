import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { CheckInList, CheckInListTicketType } from '../rows/index.ts';
import type { CreateCheckInListInput } from './check-in-list.graphql.ts';
import { listChanges, listColumns } from './list-columns.ts';
import { listSettingsProblems } from './list-settings-problems.ts';

@Injectable()
export class CreateCheckInList {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds a list to an event; answers its id. */
  async run(caller: Caller, input: CreateCheckInListInput): Promise<string> {
    const id = newId(this.clock);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      InvalidInput.throwIfAny(await listSettingsProblems(tx, input.eventId, input));
      const sql = sqlOf(tx, CheckInList, CheckInListTicketType);
      await sql
        .insertInto('check_in_lists')
        .values({ id, event_id: input.eventId, created_at: now, ...listColumns(input, now) })
        .execute();
      await sql
        .insertInto('check_in_list_ticket_types')
        .values(input.ticketTypeIds.map((ticketTypeId) => ({ list_id: id, ticket_type_id: ticketTypeId })))
        .execute();
      await this.audit.open(tx, {
        aggregateType: 'check-in-list',
        aggregateId: id,
        eventId: input.eventId,
        action: 'check-in-list.created',
        caller,
        changes: listChanges(input),
      });
    });
    return id;
  }
}
