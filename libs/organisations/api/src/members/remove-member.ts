import { Injectable } from '@nestjs/common';
import { can } from '@pho-hien/identity-core';
import { EndGrant, PeopleIn } from '@pho-hien/identity-api';
import { inOrganisation, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { canGo, LastOwner } from '@pho-hien/organisations-core';
import { type Caller, Database, notFound, violatedConstraint } from '@pho-hien/platform';
import { lockOrganisation } from '../profile/locked-organisation.ts';

const LONGEST_REASON = 500;

/** Somebody leaves an organisation, or is let go by those who answer for it. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleIn,
    private readonly ending: EndGrant,
  ) {}

  /** Throws `LastOwner` and `InvalidInput`; `NOT_FOUND` for somebody who is not there or is not the caller's to let go. */
  async run(
    caller: Caller,
    { organisationId, userId, reason }: { organisationId: string; userId: string; reason: string },
  ): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, LONGEST_REASON)));
    try {
      await this.database.transaction(async (tx) => {
        const organisation = await lockOrganisation(tx, organisationId);
        const scope = inOrganisation(organisation.id);
        if (userId !== actor.userId && !can(actor, 'organisation.people', scope)) throw notFound();
        const people = await this.people.organisations(tx, [organisation.id]);
        const theirs = people.filter((person) => person.userId === userId);
        if (theirs.length === 0) throw notFound();
        if (!canGo(organisation.kind, people, userId)) throw new LastOwner({ organisationId: organisation.id });
        const why = reason.trim() || (userId === actor.userId ? 'left' : 'removed');
        for (const { grantId: id, role } of theirs) await this.ending.run(tx, caller, { id, role, scope, userId }, why);
      });
    } catch (error) {
      throw nobodyLeft(error, organisationId);
    }
  }
}

/** The failure to tell when the database found that nobody would answer for the organisation; any other error as it is. */
export function nobodyLeft(error: unknown, organisationId: string): unknown {
  return violatedConstraint(error) === 'organisations_somebody_answers' ? new LastOwner({ organisationId }) : error;
}
