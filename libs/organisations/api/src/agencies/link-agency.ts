import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { nameKey } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { ReferenceQueries } from '@pho-hien/reference-api';
import { searchKey } from '@pho-hien/kernel';
import { organisationsSql } from '../persistence.ts';

/** Makes an agency of the plan an organisation, so that a coordinator can be invited to act for it. */
@Injectable()
export class LinkAgency {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly reference: ReferenceQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns its id, also when it is linked already. Throws `InvalidInput` for none, or for one that stands for many. */
  async run(caller: Caller, agencyCode: string): Promise<string> {
    const agency = await this.reference.agency(agencyCode);
    if (!agency) throw new InvalidInput([{ field: 'agencyCode', code: 'unknown_value' }]);
    if (agency.isGroup) throw new InvalidInput([{ field: 'agencyCode', code: 'not_allowed' }]);
    // What it is called today, where a document says so; never a name that we only believe.
    const name = agency.successorConfidence === 'FOUND_IN_SOURCE' ? agency.successorName! : agency.name;
    return this.database.transaction(async (tx) => {
      const sql = organisationsSql(tx);
      const id = newId(this.clock);
      const now = this.clock.now();
      const made = await sql
        .insertInto('organisations')
        .values({
          id,
          kind: 'AGENCY',
          name: name.slice(0, 100),
          search_name: searchKey(name),
          name_key: nameKey(name),
          search_text: searchKey(`${name} ${agency.name}`),
          intellectual_property: '[]' as never,
          pitch: '',
          has_support_process: false,
          has_cooperation_agreements: false,
          agency_code: agency.code,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.column('agency_code').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!made)
        return (
          await sql
            .selectFrom('organisations')
            .select('id')
            .where('agency_code', '=', agency.code)
            .executeTakeFirstOrThrow()
        ).id;
      await this.audit.open(tx, {
        aggregateType: 'organisation',
        aggregateId: id,
        action: 'organisation.agency_linked',
        caller,
        changes: { agencyCode: agency.code, name },
      });
      return id;
    });
  }
}
