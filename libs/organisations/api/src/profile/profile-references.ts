import { Injectable } from '@nestjs/common';
import { StoredFiles } from '@pho-hien/files-api';
import { type FieldProblem, InvalidInput } from '@pho-hien/kernel';
import type { OrganisationProfile } from '@pho-hien/organisations-core';
import type { Caller, Transaction } from '@pho-hien/platform';
import { ReferenceQueries } from '@pho-hien/reference-api';

/** The purpose under which logos are uploaded. */
export const LOGO = 'organisation-logo';

/** What a profile points at: a commune that exists, a logo that its writer uploaded. */
@Injectable()
export class ProfileReferences {
  constructor(
    private readonly reference: ReferenceQueries,
    private readonly files: StoredFiles,
  ) {}

  /** Throws `InvalidInput`. */
  async requireCommune({ communeCode }: OrganisationProfile): Promise<void> {
    const problem: FieldProblem = { field: 'communeCode', code: 'unknown_value' };
    if (communeCode !== null && !(await this.reference.communesByCode([communeCode])).has(communeCode))
      throw new InvalidInput([problem]);
  }

  /** Attaches the logo to the organisation, and lets go of the one before. Throws `InvalidInput`. */
  async changeLogo(
    tx: Transaction,
    caller: Caller,
    organisationId: string,
    { before, after }: { before: string | null; after: string | null },
  ): Promise<void> {
    if (before === after) return;
    if (after !== null) {
      const unusable = await this.files.attach(tx, { ids: [after], purpose: LOGO, to: organisationId, caller });
      if (unusable.length > 0) throw new InvalidInput([{ field: 'logoFileId', code: 'not_an_id' }]);
    }
    if (before !== null) await this.files.detach(tx, [before], organisationId);
  }
}
