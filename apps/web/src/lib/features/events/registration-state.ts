import type { Availability } from '#generated/graphql.ts';

interface Offered {
  availability: Availability;
  opensAt: string | null;
}

/** What one can say of an event's registration as a whole, from the ticket types one may see. */
export type RegistrationState = { is: 'open' } | { is: 'later'; opensAt: string } | { is: 'full' } | { is: 'closed' };

/** Open as soon as one type is; else the earliest opening to come; else full, if any type only lacks places. */
export function registrationState(types: readonly Offered[]): RegistrationState {
  if (types.some((type) => type.availability === 'OPEN')) return { is: 'open' };
  const later = types.filter((type) => type.availability === 'NOT_YET_OPEN').map((type) => type.opensAt);
  const opensAt = later.filter((instant) => instant !== null).sort()[0];
  if (opensAt) return { is: 'later', opensAt };
  return types.some((type) => type.availability === 'SOLD_OUT') ? { is: 'full' } : { is: 'closed' };
}
