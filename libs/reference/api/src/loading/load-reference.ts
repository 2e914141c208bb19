import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { referenceSql } from '../persistence.ts';
import { type CommuneFile, communeRows } from './commune-rows.ts';
import { readDataFile } from './data-file.ts';
import { agencyRows, eligibilityRows, type PlanFile } from './plan-rows.ts';

const COMMUNES = 'hung-yen-communes.json';
const PLAN = 'plan-142.json';

/** Any number that nothing else in this database uses as an advisory lock. */
const LOAD_LOCK = 20_250_701;

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
    const [communes, plan] = await Promise.all([readDataFile<CommuneFile>(COMMUNES), readDataFile<PlanFile>(PLAN)]);
    const known = await this.known(this.database.reader);
    if (known.get(COMMUNES) === communes.digest && known.get(PLAN) === plan.digest) return;
    await this.database.transaction(async (tx) => {
      const sql = referenceSql(tx);
      await raw`select pg_advisory_xact_lock(${LOAD_LOCK})`.execute(sql);
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
      await this.remember(tx, COMMUNES, communes.digest);
      await this.remember(tx, PLAN, plan.digest);
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
