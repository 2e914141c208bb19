import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, type FieldProblem, InvalidInput, problemIn, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { Admission, CheckInList, CheckInListTicketType } from '../rows/index.ts';
import type { UpdateCheckInListInput } from './check-in-list.graphql.ts';
import { listChanges, listColumns } from './list-columns.ts';
import { listSettingsProblems } from './list-settings-problems.ts';

@Injectable()
export class UpdateCheckInList {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Saves the settings of a list. How entries are counted stays as it is once somebody has been admitted. */
  async run(caller: Caller, input: UpdateCheckInListInput): Promise<string> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, CheckInList, CheckInListTicketType);
      const list = await sql
        .selectFrom('check_in_lists')
        .selectAll()
        .where('id', '=', input.listId)
        .forNoKeyUpdate()
        .executeTakeFirstOrThrow();
      if (list.version !== input.version) throw new StaleVersion(list.version);
      InvalidInput.throwIfAny([
        ...(await listSettingsProblems(tx, list.event_id, input)),
        ...(await countingProblems(tx, list, input)),
      ]);
      await sql
        .updateTable('check_in_lists')
        .set({ ...listColumns(input, now), status: input.closed ? 'CLOSED' : 'OPEN', version: list.version + 1 })
        .where('id', '=', input.listId)
        .execute();
      await sql.deleteFrom('check_in_list_ticket_types').where('list_id', '=', input.listId).execute();
      await sql
        .insertInto('check_in_list_ticket_types')
        .values(input.ticketTypeIds.map((ticketTypeId) => ({ list_id: input.listId, ticket_type_id: ticketTypeId })))
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'check-in-list',
        aggregateId: input.listId,
        eventId: list.event_id,
        action: 'check-in-list.updated',
        caller,
        changes: { ...listChanges(input), closed: input.closed },
      });
    });
    return input.listId;
  }
}

interface CountingColumns {
  readonly entry: string;
  readonly max_per_day: number | null;
  readonly exits: boolean;
  readonly reentry: boolean;
}

/** The states of tickets were folded by the old rule; another rule would make other states of the same scans. */
async function countingProblems(
  tx: Transaction,
  list: CountingColumns,
  input: UpdateCheckInListInput,
): Promise<FieldProblem[]> {
  const changed = [
    ...problemIn('entry', list.entry === input.entry ? null : 'not_allowed'),
    ...problemIn('maxPerDay', list.max_per_day === (input.maxPerDay ?? null) ? null : 'not_allowed'),
    ...problemIn('exits', list.exits === input.exits ? null : 'not_allowed'),
    ...problemIn('reentry', list.reentry === input.reentry ? null : 'not_allowed'),
  ];
  if (changed.length === 0) return [];
  const admitted = await sqlOf(tx, Admission)
    .selectFrom('admissions')
    .select('ticket_id')
    .where('list_id', '=', input.listId)
    .limit(1)
    .executeTakeFirst();
  return admitted ? changed : [];
}
