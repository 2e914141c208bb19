import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { MoveGrants } from '@pho-hien/identity-api';
import { type Clock, InvalidInput, newId, problemIn, type Role, textProblem } from '@pho-hien/kernel';
import { AlreadyMerged, canBeOne, rolesIn } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database, Jobs, notFound, type Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { organisationsSql } from '../persistence.ts';
import { searchTextOf } from '../profile/profile-columns.ts';
import { type LockedOrganisation, lockOrganisation } from '../profile/locked-organisation.ts';

/** The job by which other contexts follow. */
export const ORGANISATION_MERGED = 'organisation.merged';

const LONGEST_REASON = 500;

export interface MergeInput {
  readonly mergedId: string;
  readonly survivorId: string;
  /** Owners of the merged one own the survivor too; otherwise they become members, and its owners decide. */
  readonly ownersStayOwners: boolean;
  readonly reason: string;
}

/** Makes one of two organisations that are the same: one goes on, the other stays readable as its alias. */
@Injectable()
export class MergeOrganisations {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly grants: MoveGrants,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, `AlreadyMerged`, `NOT_FOUND`. */
  async run(caller: Caller, input: MergeInput): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    InvalidInput.throwIfAny([
      ...problemIn('survivorId', input.mergedId === input.survivorId ? 'duplicate' : null),
      ...problemIn('reason', textProblem(input.reason, LONGEST_REASON, true)),
    ]);
    const reason = input.reason.trim();
    await this.database.transaction(async (tx) => {
      const [merged, survivor] = await this.lockBoth(tx, input);
      if (!canBeOne(merged.kind, survivor.kind)) throw new InvalidInput([{ field: 'survivorId', code: 'not_allowed' }]);
      await this.makeAlias(tx, merged, survivor);
      const [leading, lesser] = rolesIn(survivor.kind);
      const roleThere = (role: Role) => (input.ownersStayOwners || role !== leading ? role : (lesser ?? leading));
      const move = { from: merged.id, to: survivor.id, roleThere, reason };
      const people_moved = await this.grants.run(tx, caller, move);
      await this.moveRequests(tx, merged.id, survivor.id);
      await this.settlePairs(tx, actor.userId, merged.id, survivor.id);
      await organisationsSql(tx)
        .insertInto('organisation_merges')
        .values({
          id: newId(this.clock),
          merged_id: merged.id,
          survivor_id: survivor.id,
          merged_by: actor.userId,
          merged_at: this.clock.now(),
          reason,
          people_moved,
        })
        .execute();
      const about = { aggregateType: 'organisation', caller, reason };
      const changes = { peopleMoved: people_moved, ownersStayOwners: input.ownersStayOwners };
      await this.audit.append(tx, {
        ...about,
        aggregateId: merged.id,
        action: 'organisation.merged',
        changes: { into: survivor.id, ...changes },
      });
      await this.audit.append(tx, {
        ...about,
        aggregateId: survivor.id,
        action: 'organisation.took_in',
        changes: { from: merged.id, ...changes },
      });
      await this.jobs.enqueue(tx, ORGANISATION_MERGED, { mergedId: merged.id, survivorId: survivor.id });
    });
  }

  /** In the order of their ids, so that two who merge the other way round wait for each other. */
  private async lockBoth(tx: Transaction, { mergedId, survivorId }: MergeInput) {
    const rows = new Map<string, LockedOrganisation>();
    for (const id of [mergedId, survivorId].sort()) {
      const row = await lockOrganisation(tx, id);
      if (row.id !== id) throw new AlreadyMerged({ mergedIntoId: row.id });
      rows.set(id, row);
    }
    return [rows.get(mergedId)!, rows.get(survivorId)!] as const;
  }

  /** The merged one leads to the survivor, and so does all that led to it. */
  private async makeAlias(tx: Transaction, merged: LockedOrganisation, survivor: LockedOrganisation): Promise<void> {
    const sql = organisationsSql(tx);
    await sql
      .updateTable('organisations')
      .set({ merged_into_id: survivor.id, merged_at: this.clock.now() })
      .where('id', '=', merged.id)
      .execute();
    await sql
      .updateTable('organisations')
      .set({ merged_into_id: survivor.id })
      .where('merged_into_id', '=', merged.id)
      .execute();
    await sql
      .updateTable('organisations')
      .set({
        search_text: searchTextOf(survivor.search_text, [merged.search_text]),
        version: survivor.version + 1,
      })
      .where('id', '=', survivor.id)
      .execute();
  }

  private async moveRequests(tx: Transaction, from: string, to: string): Promise<void> {
    await raw`
      update organisation_join_requests r set organisation_id = ${to}
       where organisation_id = ${from} and answered_at is null and not exists (
         select from organisation_join_requests o
          where o.organisation_id = ${to} and o.user_id = r.user_id and o.answered_at is null)
    `.execute(organisationsSql(tx));
  }

  /** This pair is settled; others of the merged one are of no use any more. */
  private async settlePairs(tx: Transaction, userId: string, mergedId: string, survivorId: string): Promise<void> {
    const sql = organisationsSql(tx);
    const [first, second] = [mergedId, survivorId].sort() as [string, string];
    await sql
      .updateTable('organisation_pairs')
      .set({ settlement: 'MERGED', settled_by: userId, settled_at: this.clock.now() })
      .where('first_id', '=', first)
      .where('second_id', '=', second)
      .execute();
    await sql
      .deleteFrom('organisation_pairs')
      .where((is) => is.or([is('first_id', '=', mergedId), is('second_id', '=', mergedId)]))
      .where('settlement', 'is', null)
      .execute();
  }
}
