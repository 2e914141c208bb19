import { sql as raw } from 'kysely';
import type { referenceSql } from './persistence.ts';

/** Any number that nothing else in this database uses as an advisory lock. */
const LOCK = 20_250_701;

/** Lets one after the other write reference data, until the transaction ends: what a row's lock would miss is a new row. */
export async function lockReference(sql: ReturnType<typeof referenceSql>): Promise<void> {
  await raw`select pg_advisory_xact_lock(${LOCK})`.execute(sql);
}
