/**
 * The contexts by rank, lowest first. A context may import those of lower rank, through their
 * `index.ts`; those of its own rank and above it hears of through events.
 */
export const ranks: readonly (readonly string[])[] = [
  ['kernel', 'platform', 'ui', 'messages'],
  ['audit'],
  ['files', 'notifications', 'reference', 'documents'],
  ['identity', 'privacy'],
  ['organisations'],
  ['events', 'budgets'],
  ['check-in'],
  ['contests', 'booths'],
  ['delegations'],
  ['travel-support'],
  ['programme', 'site'],
];

/** The rank of a scope; undefined for a name that the table does not have. */
export function rankOf(scope: string): number | undefined {
  const rank = ranks.findIndex((scopes) => scopes.includes(scope));
  return rank < 0 ? undefined : rank;
}
