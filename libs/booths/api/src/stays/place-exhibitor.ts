import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { confirmBy, newHold } from '@pho-hien/booths-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';
import { LAPSE_STAY } from './lapse-stay-job.ts';
import { lockBooth, lockRequest, refusedStay, requireFree, requirePower } from './place-booth.ts';
import { RunOutHolds } from './run-out-holds.ts';
import { TellExhibitors } from './tell-exhibitors.ts';

/** How many days an exhibitor has to confirm where the organisers said nothing. */
const CONFIRM_DAYS = 7;

/** Holds a booth for an exhibitor for some minutes, or assigns it. */
@Injectable()
export class PlaceExhibitor {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly runOut: RunOutHolds,
    private readonly tell: TellExhibitors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns the stay's id. Throws `BoothTaken`, `RequestPlaced`, `PowerExceeded`, `InvalidInput` for a closed booth,
   * `NOT_FOUND` for a booth or a request of another event.
   */
  async run(caller: Caller, boothId: string, requestId: string, as: 'HELD' | 'ASSIGNED'): Promise<string> {
    const id = newId(this.clock);
    const now = this.clock.now();
    // Whoever comes too late hears of it without waiting in line for the booth.
    await requireFree(this.database.reader, boothId, requestId, now);
    try {
      await this.database.transaction(async (tx) => {
        const request = await lockRequest(tx, requestId);
        const booth = await lockBooth(tx, boothId, request.event_id);
        await this.runOut.end(tx, request.event_id, now);
        await requireFree(tx, boothId, requestId, now);
        await requirePower(tx, booth.zone_id, request.watts);
        const until = as === 'HELD' ? newHold(now).heldUntil : confirmBy(now, await confirmDays(tx, request.event_id));
        await boothsSql(tx)
          .insertInto('booth_stays')
          .values({
            id,
            booth_id: boothId,
            request_id: requestId,
            status: as,
            watts: request.watts,
            held_until: as === 'HELD' ? until : null,
            confirm_by: as === 'HELD' ? null : until,
            created_at: now,
          })
          .execute();
        await this.jobs.enqueue(tx, LAPSE_STAY, { stayId: id }, until);
        await this.audit.open(tx, {
          aggregateType: 'booth_stay',
          aggregateId: id,
          eventId: request.event_id,
          action: as === 'HELD' ? 'booth_stay.held' : 'booth_stay.assigned',
          caller,
          changes: { booth: booth.number, requestId, watts: request.watts, until: until.toISOString() },
        });
        if (as === 'ASSIGNED') await this.tell.assigned(tx, id, until);
      });
    } catch (error) {
      throw refusedStay(error);
    }
    return id;
  }
}

/** How many days an exhibitor of the event has to confirm. */
export async function confirmDays(tx: Transaction, eventId: string): Promise<number> {
  const call = await boothsSql(tx)
    .selectFrom('stand_calls')
    .select('confirm_days')
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return call?.confirm_days ?? CONFIRM_DAYS;
}
