import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { GiveRole, PeopleIn } from '@pho-hien/identity-api';
import { type Clock, inOrganisation, InvalidInput, isId, type PersonActor, vietnamDayOf } from '@pho-hien/kernel';
import { type OrganisationProfile, profileProblems, rolesIn } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database, Jobs, notFound, RateLimits, type Transaction } from '@pho-hien/platform';
import { COMPARE_ORGANISATION } from '../duplicates/compare-organisation.ts';
import { organisationsSql } from '../persistence.ts';
import { ownSearchText, profileColumns } from './profile-columns.ts';
import { ProfileReferences } from './profile-references.ts';

const CREATIONS = { name: 'organisation-creations', times: 20, seconds: 3600 };

/** Makes an organisation, which its maker answers for. */
@Injectable()
export class CreateOrganisation {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly giving: GiveRole,
    private readonly people: PeopleIn,
    private readonly references: ProfileReferences,
    private readonly limits: RateLimits,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The id was made by the form: sending it twice makes one organisation. Returns it. Throws
   * `InvalidInput`, and `NOT_FOUND` where the id is somebody else's.
   */
  async run(caller: Caller, id: string, profile: OrganisationProfile): Promise<string> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    const now = this.clock.now();
    InvalidInput.throwIfAny([
      ...(isId(id) ? [] : [{ field: 'id', code: 'not_an_id' } as const]),
      ...profileProblems(profile, vietnamDayOf(now)),
    ]);
    await this.references.requireCommune(profile);
    await this.limits.use(CREATIONS, actor.userId);
    await this.database.transaction(async (tx) => {
      const columns = profileColumns(profile);
      const made = await organisationsSql(tx)
        .insertInto('organisations')
        .values({
          id,
          ...(columns as typeof columns & { intellectual_property: never }),
          search_text: ownSearchText(profile, columns.tax_code),
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!made) return this.requireOwn(tx, id, actor);
      await this.references.changeLogo(tx, caller, id, { before: null, after: profile.logoFileId });
      const [role] = rolesIn(profile.kind);
      const scope = inOrganisation(id);
      await this.giving.run(tx, caller, { userId: actor.userId, role, scope, grantedBy: actor.userId });
      await this.audit.open(tx, {
        aggregateType: 'organisation',
        aggregateId: id,
        action: 'organisation.created',
        caller,
        changes: { kind: profile.kind, name: columns.name, taxCode: columns.tax_code },
      });
      await this.jobs.enqueue(tx, COMPARE_ORGANISATION, { organisationId: id });
    });
    return id;
  }

  private async requireOwn(tx: Transaction, id: string, { userId }: PersonActor): Promise<void> {
    const people = await this.people.organisations(tx, [id]);
    if (!people.some((person) => person.userId === userId)) throw notFound();
  }
}
