import { InvalidInput } from '@pho-hien/kernel';
import { violatedConstraint } from '@pho-hien/platform';

/** A board or a round that something stands in cannot be taken out of the set-up. */
const IN_USE = /^contest_\w+_(?:board|round)_id_foreign$/;

/** The failure to tell when the database refuses a set-up; any other error as it is. */
export function refusedSetup(error: unknown): unknown {
  const constraint = violatedConstraint(error) ?? '';
  if (constraint === 'contests_slug') return new InvalidInput([{ field: 'slug', code: 'duplicate' }]);
  if (IN_USE.test(constraint)) return new InvalidInput([{ field: 'boards', code: 'not_allowed' }]);
  return error;
}
