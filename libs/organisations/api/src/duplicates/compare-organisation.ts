import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import { SimilarOrganisations } from './similar-organisations.ts';

/** The job that looks for organisations like a new or renamed one, once that is committed. */
export const COMPARE_ORGANISATION = 'organisation.compare';

/** Writes down with which others an organisation may be one and the same, for an organiser to settle. */
@Injectable()
export class CompareOrganisation {
  constructor(
    private readonly database: Database,
    private readonly similar: SimilarOrganisations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A pair that somebody has settled stays settled. */
  async run({ organisationId }: { readonly organisationId: string }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = organisationsSql(tx);
      const one = await sql
        .selectFrom('organisations')
        .select(['id', 'name', 'tax_code'])
        .where('id', '=', organisationId)
        .where('merged_into_id', 'is', null)
        .executeTakeFirst();
      if (!one) return;
      const found = await this.similar.find(tx, { name: one.name, taxCode: one.tax_code, but: one.id });
      // What no longer looks alike needs nobody's time.
      await sql
        .deleteFrom('organisation_pairs')
        .where((is) => is.or([is('first_id', '=', one.id), is('second_id', '=', one.id)]))
        .where('settlement', 'is', null)
        .execute();
      for (const { id, sameTaxCode, similarity } of found) {
        const [first_id, second_id] = [one.id, id].sort() as [string, string];
        await sql
          .insertInto('organisation_pairs')
          .values({
            id: newId(this.clock),
            first_id,
            second_id,
            same_tax_code: sameTaxCode,
            similarity,
            found_at: this.clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
          .execute();
      }
    });
  }
}
