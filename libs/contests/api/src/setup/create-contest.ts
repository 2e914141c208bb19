import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { ContestSetup } from '@pho-hien/contests-core';
import { decideAccess } from '@pho-hien/identity-core';
import { type Clock, EVERYWHERE, inEvent, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, secondFactorRequired } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { refusedSetup } from './contest-failures.ts';
import { setupProblems } from './given-setup.ts';
import { saveBoards } from './save-boards.ts';
import { storedSetup } from './stored-setup.ts';

/** Makes a contest: a draft. */
@Injectable()
export class CreateContest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the contest's id. Throws `InvalidInput`; `NOT_FOUND` for an event that is not the caller's to hold one in. */
  async run(caller: Caller, setup: ContestSetup): Promise<string> {
    const { actor } = caller;
    const scope = setup.eventId === null ? EVERYWHERE : inEvent(setup.eventId);
    const access = actor.kind === 'system' ? 'allowed' : decideAccess(actor, 'contest.create', scope);
    if (access === 'second-factor') throw secondFactorRequired();
    if (access === 'denied') throw notFound();
    InvalidInput.throwIfAny(setupProblems(setup));
    const id = newId(this.clock);
    const now = this.clock.now();
    try {
      await this.database.transaction(async (tx) => {
        await contestsSql(tx)
          .insertInto('contests')
          .values({
            id,
            event_id: setup.eventId,
            slug: setup.slug,
            status: 'DRAFT',
            setup: JSON.stringify(storedSetup(setup)) as never,
            created_at: now,
            updated_at: now,
          })
          .execute();
        await saveBoards(tx, id, setup);
        await this.audit.open(tx, {
          aggregateType: 'contest',
          aggregateId: id,
          ...(setup.eventId && { eventId: setup.eventId }),
          action: 'contest.created',
          caller,
          changes: { slug: setup.slug, name: setup.name, boards: setup.boards.map(({ name }) => name) },
        });
      });
    } catch (error) {
      throw refusedSetup(error);
    }
    return id;
  }
}
