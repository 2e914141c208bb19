import { Inject, Injectable } from '@nestjs/common';
import { tellAt } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Jobs, type Transaction } from '@pho-hien/platform';
import { programmeSql } from '../programme-sql.ts';

/** The job that tells people what changed in the sessions they signed up for. */
export const TELL_PROGRAMME = 'programme.tell';

/** For which event. */
export interface ProgrammeToTell {
  readonly eventId: string;
}

/** Lets changes of a programme gather for some minutes, so that people are told once. */
@Injectable()
export class ProgrammeNotices {
  constructor(
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Something changed, in the transaction of the change; each change moves the telling on, within bounds. */
  async gather(tx: Transaction, eventId: string): Promise<void> {
    const sql = programmeSql(tx);
    const now = this.clock.now();
    const { first_change_at } = await sql
      .insertInto('programme_notices')
      .values({ event_id: eventId, first_change_at: now, tell_at: now })
      // Written even so: the row's lock keeps out who is telling at this moment.
      .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ tell_at: now }))
      .returning('first_change_at')
      .executeTakeFirstOrThrow();
    const at = tellAt(first_change_at, now);
    await sql.updateTable('programme_notices').set({ tell_at: at }).where('event_id', '=', eventId).execute();
    await this.jobs.enqueue(tx, TELL_PROGRAMME, { eventId } satisfies ProgrammeToTell, at);
  }

  /** An organiser will not wait: tells at once. */
  async tellNow(tx: Transaction, eventId: string): Promise<void> {
    const now = this.clock.now();
    const hurried = await programmeSql(tx)
      .updateTable('programme_notices')
      .set({ tell_at: now })
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    if (hurried.numUpdatedRows > 0n) await this.jobs.enqueue(tx, TELL_PROGRAMME, { eventId } satisfies ProgrammeToTell);
  }
}
