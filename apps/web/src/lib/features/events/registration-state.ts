import type { Availability } from '#generated/graphql.ts';

interface Offered {
  availability: Availability;
  waitlistOpen: boolean;
  opensAt: string | null;
}

/** What one can say of an event's registration as a whole, from the ticket types one may see. */
export type RegistrationState =
  { is: 'open' } | { is: 'waitlist' } | { is: 'later'; opensAt: string } | { is: 'full' } | { is: 'closed' };

/**
 * Open as soon as one type is; else one may stand in line, if any type lets one; else the earliest opening
 * to come; else full, if any type only lacks places.
 */
export function registrationState(types: readonly Offered[]): RegistrationState {
  if (types.some((type) => type.availability === 'OPEN')) return { is: 'open' };
  if (types.some((type) => type.availability === 'SOLD_OUT' && type.waitlistOpen)) return { is: 'waitlist' };
  const later = types.filter((type) => type.availability === 'NOT_YET_OPEN').map((type) => type.opensAt);
  const opensAt = later.filter((instant) => instant !== null).sort()[0];
  if (opensAt) return { is: 'later', opensAt };
  return types.some((type) => type.availability === 'SOLD_OUT') ? { is: 'full' } : { is: 'closed' };
}
