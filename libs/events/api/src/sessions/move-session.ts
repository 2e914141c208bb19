import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { reasonProblems, RoomTaken, roomTakenBy, sessionLifecycle, type SessionStep } from '@pho-hien/events-core';
import { type Clock, InvalidInput, nextState, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { lockSession } from './locked-session.ts';
import { ProgrammeNotices } from './notices/programme-notices.ts';
import { programmeSql } from './programme-sql.ts';
import { asSession, selectSessions } from './session-rows.ts';

const ACTIONS: Record<SessionStep, string> = { cancel: 'event_session.cancelled', restore: 'event_session.restored' };

/** Cancels a session, or restores it. Who signed up stays signed up, and is told. */
@Injectable()
export class MoveSession {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly notices: ProgrammeNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param givenReason required to cancel
   * Throws `StaleVersion`, `RoomTaken`, and `InvalidInput` when the session's state knows no such step.
   */
  async run(
    caller: Caller,
    id: string,
    version: number,
    step: SessionStep,
    givenReason: string | null = null,
  ): Promise<void> {
    if (step === 'cancel') InvalidInput.throwIfAny(reasonProblems(givenReason ?? ''));
    const reason = step === 'cancel' ? givenReason!.normalize('NFC').trim() : null;
    await this.database.transaction(async (tx) => {
      const session = await lockSession(tx, id);
      if (session.version !== version) throw new StaleVersion(session.version);
      const status = nextState(sessionLifecycle, session.status, step);
      if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      if (step === 'restore') await this.requireFreeRoom(tx, session.event_id, id);
      await programmeSql(tx)
        .updateTable('event_sessions')
        .set({ status, cancel_reason: reason, version: version + 1, updated_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'event_session',
        aggregateId: id,
        eventId: session.event_id,
        action: ACTIONS[step],
        caller,
        reason,
        changes: { status: { from: session.status, to: status } },
      });
      if (session.taken_count > 0) await this.notices.gather(tx, session.event_id);
    });
  }

  private async requireFreeRoom(tx: Transaction, eventId: string, id: string): Promise<void> {
    const rows = await selectSessions(programmeSql(tx)).where('event_sessions.event_id', '=', eventId).execute();
    const sessions = rows.map(asSession);
    const wanted = sessions.find((session) => session.id === id)!;
    const other = roomTakenBy({ ...wanted, status: 'PLANNED' }, sessions);
    if (!other) return;
    const { title, startsAt, endsAt } = other;
    throw new RoomTaken({ sessionId: other.id, title, startsAt, endsAt });
  }
}
