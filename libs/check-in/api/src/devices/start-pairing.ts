import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, nameProblem, newId, normaliseName, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, ENVIRONMENT, type Environment, sqlOf } from '@pho-hien/platform';
import { DevicePairing, Gate } from '../rows/index.ts';
import type { PairingStarted, StartPairingInput } from './device.graphql.ts';
import { eventLease } from './event-lease.ts';
import { newPairingCode, pairingCodeHash } from './pairing-code.ts';

/** A code lives long enough to walk over to the steward. */
const CODE_LIVES_MS = 10 * 60_000;

@Injectable()
export class StartPairing {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Makes the one-time code for one device of a gate. */
  async run(caller: Caller, input: StartPairingInput): Promise<PairingStarted> {
    InvalidInput.throwIfAny(problemIn('deviceName', nameProblem(input.deviceName)));
    const id = newId(this.clock);
    const code = newPairingCode();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + CODE_LIVES_MS);
    const deviceName = normaliseName(input.deviceName);
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, Gate, DevicePairing);
      const gate = await sql
        .selectFrom('gates')
        .select('event_id')
        .where('id', '=', input.gateId)
        .executeTakeFirstOrThrow();
      await eventLease(tx, gate.event_id, now);
      await sql
        .insertInto('device_pairings')
        .values({
          id,
          gate_id: input.gateId,
          rights: input.rights,
          device_name: deviceName,
          code_hash: pairingCodeHash(code),
          created_at: now,
          expires_at: expiresAt,
        })
        .execute();
      await this.audit.open(tx, {
        aggregateType: 'device-pairing',
        aggregateId: id,
        eventId: gate.event_id,
        action: 'device-pairing.started',
        caller,
        changes: { gateId: input.gateId, rights: input.rights, deviceName, expiresAt: expiresAt.toISOString() },
      });
    });
    // After the #, so that the code reaches no server's log.
    const url = `${new URL('/gate/pair', this.environment.PUBLIC_URL).href}#${code}`;
    return { code, url, expiresAt };
  }
}
