import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { lockReference } from '../lock-reference.ts';
import { referenceSql } from '../persistence.ts';
import { type CommuneFile, communeRows } from './commune-rows.ts';
import { readDataFile } from './data-file.ts';
import { type NormFile, normRows } from './norm-rows.ts';
import { agencyRows, eligibilityRows, type PlanFile } from './plan-rows.ts';

const COMMUNES = 'hung-yen-communes.json';
const PLAN = 'plan-142.json';
const NORMS = 'norms.json';

/**
 * Takes the repository's `data/` into the tables. A row that is there stays as it is, whoever changed
 * it; a file that has more rows than last time brings the new ones. Several processes may start at once.
 */
@Injectable()
export class LoadReference {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const [communes, plan, norms] = await Promise.all([
      readDataFile<CommuneFile>(COMMUNES),
      readDataFile<PlanFile>(PLAN),
      readDataFile<NormFile>(NORMS),
    ]);
    const files = [
      [COMMUNES, communes],
      [PLAN, plan],
      [NORMS, norms],
    ] as const;
    const known = await this.known(this.database.reader);
    if (files.every(([file, { digest }]) => known.get(file) === digest)) return;
    await this.database.transaction(async (tx) => {
      const sql = referenceSql(tx);
      await lockReference(sql);
      await sql
        .insertInto('communes')
        .values(communeRows(communes.content))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await sql
        .insertInto('agencies')
        .values(agencyRows(plan.content))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await sql
        .insertInto('eligibility_rules')
        .values(eligibilityRows(plan.content) as never)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await sql
        .insertInto('norms')
        .values(normRows(norms.content, this.clock))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      for (const [file, { digest }] of files) await this.remember(tx, file, digest);
    });
  }

  private async known(reader: Transaction): Promise<Map<string, string>> {
    const rows = await referenceSql(reader).selectFrom('reference_loads').select(['file', 'digest']).execute();
    return new Map(rows.map(({ file, digest }) => [file, digest]));
  }

  private async remember(tx: Transaction, file: string, digest: string): Promise<void> {
    const loaded = { digest, loaded_at: this.clock.now() };
    await referenceSql(tx)
      .insertInto('reference_loads')
      .values({ file, ...loaded })
      .onConflict((conflict) => conflict.column('file').doUpdateSet(loaded))
      .execute();
  }
}
