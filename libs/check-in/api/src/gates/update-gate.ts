import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { InvalidInput, normaliseName } from '@pho-hien/kernel';
import { type Caller, Database, sqlOf } from '@pho-hien/platform';
import { Gate, GateList } from '../rows/index.ts';
import { nameTaken } from './create-gate.ts';
import type { UpdateGateInput } from './gate.graphql.ts';
import { gateProblems } from './gate-problems.ts';

@Injectable()
export class UpdateGate {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Renames a gate and says for which lists it scans. */
  async run(caller: Caller, input: UpdateGateInput): Promise<string> {
    const { gateId, listIds, printsBadges = false } = input;
    const name = normaliseName(input.name);
    try {
      await this.database.transaction(async (tx) => {
        const sql = sqlOf(tx, Gate, GateList);
        const gate = await sql
          .selectFrom('gates')
          .select('event_id')
          .where('id', '=', gateId)
          .forNoKeyUpdate()
          .executeTakeFirstOrThrow();
        InvalidInput.throwIfAny(await gateProblems(tx, gate.event_id, input));
        await sql.updateTable('gates').set({ name, prints_badges: printsBadges }).where('id', '=', gateId).execute();
        await sql.deleteFrom('gate_lists').where('gate_id', '=', gateId).execute();
        await sql
          .insertInto('gate_lists')
          .values(listIds.map((listId) => ({ gate_id: gateId, list_id: listId })))
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'gate',
          aggregateId: gateId,
          eventId: gate.event_id,
          action: 'gate.updated',
          caller,
          changes: { name, listIds: [...listIds].sort(), printsBadges },
        });
      });
    } catch (error) {
      throw nameTaken(error);
    }
    return gateId;
  }
}
