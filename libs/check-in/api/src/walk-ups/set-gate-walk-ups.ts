import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { TicketType } from '@pho-hien/events-api';
import { MOST_RESERVED } from '@pho-hien/events-core';
import { type FieldProblem, InvalidInput, isId, problemIn } from '@pho-hien/kernel';
import { type Caller, Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { CheckInListTicketType, Gate, GateList, GateWalkUp } from '../rows/index.ts';
import type { SetGateWalkUpsInput } from './walk-up.graphql.ts';

/** Says which ticket types a gate gives to people without a ticket. Devices hear of it when they next ask. */
@Injectable()
export class SetGateWalkUps {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `InvalidInput`. */
  async run(caller: Caller, { gateId, walkUps }: SetGateWalkUpsInput): Promise<string> {
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, Gate, GateWalkUp);
      const { event_id: eventId } = await sql
        .selectFrom('gates')
        .select('event_id')
        .where('id', '=', gateId)
        .forNoKeyUpdate()
        .executeTakeFirstOrThrow();
      InvalidInput.throwIfAny(await problemsOf(tx, gateId, walkUps));
      await sql.deleteFrom('gate_walk_ups').where('gate_id', '=', gateId).execute();
      const rows = walkUps.map(({ ticketTypeId, blockSize }) => ({
        gate_id: gateId,
        ticket_type_id: ticketTypeId,
        block_size: blockSize,
      }));
      if (rows.length > 0) await sql.insertInto('gate_walk_ups').values(rows).execute();
      await this.audit.append(tx, {
        aggregateType: 'gate',
        aggregateId: gateId,
        eventId,
        action: 'gate.walk_ups_set',
        caller,
        changes: { walkUps: walkUps.map(({ ticketTypeId, blockSize }) => `${ticketTypeId}: ${blockSize}`).sort() },
      });
    });
    return gateId;
  }
}

/** Only types that one of the gate's lists lets in: who is given a ticket at the gate comes in there. */
async function problemsOf(
  tx: Transaction,
  gateId: string,
  walkUps: SetGateWalkUpsInput['walkUps'],
): Promise<FieldProblem[]> {
  const ids = walkUps.map(({ ticketTypeId }) => ticketTypeId);
  const usable = ids.filter(isId);
  const known =
    usable.length === 0
      ? []
      : await sqlOf(tx, GateList, CheckInListTicketType, TicketType)
          .selectFrom('gate_lists')
          .innerJoin('check_in_list_ticket_types as let_in', 'let_in.list_id', 'gate_lists.list_id')
          .select('ticket_type_id')
          .where('gate_id', '=', gateId)
          .where('ticket_type_id', 'in', usable)
          .execute();
  return walkUps.flatMap(({ ticketTypeId, blockSize }, i) => {
    if (ids.indexOf(ticketTypeId) < i) return problemIn(`walkUps.${i}.ticketTypeId`, 'duplicate');
    const isKnown = known.some(({ ticket_type_id: id }) => id === ticketTypeId);
    const size = blockSize < 1 ? 'too_small' : blockSize > MOST_RESERVED ? 'too_large' : null;
    return [
      ...problemIn(`walkUps.${i}.ticketTypeId`, isKnown ? null : 'unknown_value'),
      ...problemIn(`walkUps.${i}.blockSize`, size),
    ];
  });
}
