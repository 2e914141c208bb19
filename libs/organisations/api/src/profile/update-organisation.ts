import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Json } from '@pho-hien/audit-core';
import { type Clock, InvalidInput, StaleVersion, vietnamDayOf } from '@pho-hien/kernel';
import { canBeOne, type OrganisationProfile, profileProblems } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { COMPARE_ORGANISATION } from '../duplicates/compare-organisation.ts';
import { organisationsSql } from '../persistence.ts';
import { type LockedOrganisation, lockOrganisation } from './locked-organisation.ts';
import { ownSearchText, profileColumns, searchTextOf } from './profile-columns.ts';
import { ProfileReferences } from './profile-references.ts';

type Columns = ReturnType<typeof profileColumns>;

/** Found by the others; nothing that the log should tell. */
const DERIVED = ['search_name', 'name_key'];

/** Changes what an organisation says of itself. */
@Injectable()
export class UpdateOrganisation {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly references: ProfileReferences,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the new version. Throws `InvalidInput`, and `StaleVersion` also when it was merged meanwhile. */
  async run(caller: Caller, id: string, version: number, profile: OrganisationProfile): Promise<number> {
    const now = this.clock.now();
    InvalidInput.throwIfAny(profileProblems(profile, vietnamDayOf(now), profile.kind === 'AGENCY'));
    await this.references.requireCommune(profile);
    await this.database.transaction(async (tx) => {
      const before = await lockOrganisation(tx, id);
      if (before.id !== id || before.version !== version) throw new StaleVersion(before.version);
      // A school has coordinators, a team has owners: the one does not turn into the other.
      if (!canBeOne(before.kind, profile.kind)) throw new InvalidInput([{ field: 'kind', code: 'not_allowed' }]);
      const columns = profileColumns(profile);
      const files = { before: before.logo_file_id, after: profile.logoFileId };
      await this.references.changeLogo(tx, caller, id, files);
      await organisationsSql(tx)
        .updateTable('organisations')
        .set({
          ...(columns as Columns & { intellectual_property: never }),
          search_text: await this.searchText(tx, id, profile, columns.tax_code),
          version: version + 1,
          updated_at: now,
        })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'organisation',
        aggregateId: id,
        action: 'organisation.changed',
        caller,
        changes: changesOf(before, columns),
      });
      if (before.name_key !== columns.name_key || before.tax_code !== columns.tax_code)
        await this.jobs.enqueue(tx, COMPARE_ORGANISATION, { organisationId: id });
    });
    return version + 1;
  }

  /** With the names of what was merged into it, by which people still look for it. */
  private async searchText(
    tx: Transaction,
    id: string,
    profile: OrganisationProfile,
    taxCode: string | null,
  ): Promise<string> {
    const aliases = await organisationsSql(tx)
      .selectFrom('organisations')
      .select('search_text')
      .where('merged_into_id', '=', id)
      .orderBy('id')
      .execute();
    const texts = aliases.map(({ search_text }) => search_text);
    return searchTextOf(ownSearchText(profile, taxCode), texts);
  }
}

function changesOf(before: LockedOrganisation, after: Columns): { [field: string]: Json } {
  const old: Record<string, unknown> = {
    ...before,
    intellectual_property: JSON.stringify(before.intellectual_property),
  };
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => !DERIVED.includes(field) && old[field] !== value)
      .map(([field, value]) => [field, { from: (old[field] ?? null) as Json, to: value as Json }]),
  );
}
