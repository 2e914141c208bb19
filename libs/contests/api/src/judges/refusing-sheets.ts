import { InvalidInput } from '@pho-hien/kernel';
import { notFound, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';

/** The most characters of what is said of a tie. */
export const NOTE_LENGTH = 500;
/** The judge has a sheet for the entry: recusing is what voids it. */
const HAS_SHEET = 'contest_ties_no_sheet';

/** Throws `NOT_FOUND` unless the entry is one of the contest's. */
export async function requireEntry(tx: Transaction, contestId: string, entryId: string): Promise<void> {
  const entry = await contestsSql(tx)
    .selectFrom('contest_entries')
    .select('id')
    .where('id', '=', entryId)
    .where('contest_id', '=', contestId)
    .executeTakeFirst();
  if (!entry) throw notFound();
}

/** Runs `work`; where the database refuses a tie beside a sheet, throws `InvalidInput`. */
export async function refusingSheets(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (violatedConstraint(error) !== HAS_SHEET) throw error;
    throw new InvalidInput([{ field: 'entryId', code: 'not_allowed' }]);
  }
}
