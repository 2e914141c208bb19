import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, newId, normaliseName } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, sqlOf, violatedConstraint } from '@pho-hien/platform';
import { Gate, GateList } from '../rows/index.ts';
import type { CreateGateInput } from './gate.graphql.ts';
import { gateProblems } from './gate-problems.ts';

@Injectable()
export class CreateGate {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds a gate to an event; answers its id. Two gates of an event have two names. */
  async run(caller: Caller, input: CreateGateInput): Promise<string> {
    const id = newId(this.clock);
    const name = normaliseName(input.name);
    const { eventId, listIds, printsBadges = false } = input;
    try {
      await this.database.transaction(async (tx) => {
        InvalidInput.throwIfAny(await gateProblems(tx, eventId, input));
        const sql = sqlOf(tx, Gate, GateList);
        await sql
          .insertInto('gates')
          .values({ id, event_id: eventId, name, prints_badges: printsBadges, created_at: this.clock.now() })
          .execute();
        await sql
          .insertInto('gate_lists')
          .values(listIds.map((listId) => ({ gate_id: id, list_id: listId })))
          .execute();
        await this.audit.open(tx, {
          aggregateType: 'gate',
          aggregateId: id,
          eventId,
          action: 'gate.created',
          caller,
          changes: { name, listIds: [...listIds].sort(), printsBadges },
        });
      });
    } catch (error) {
      throw nameTaken(error);
    }
    return id;
  }
}

/** The failure that a gate's name causes, or the error as it is. */
export function nameTaken(error: unknown): unknown {
  if (violatedConstraint(error) !== 'gates_event_name') return error;
  return new InvalidInput([{ field: 'name', code: 'duplicate' }]);
}
