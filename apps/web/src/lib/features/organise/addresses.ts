import { to } from '#lib/shell/address.ts';
import { type PlainAddress, signInFrom } from '#lib/shell/links.ts';

export { signInFrom, withFilters } from '#lib/shell/links.ts';

/** A page of one event's desk. */
export function deskOf(eventId: string, page = ''): string {
  return to(`/organise/${eventId}${page && `/${page}`}`);
}

/** Where the second factor is given, or set up for the first time. */
export function secondFactorFrom(url: PlainAddress, state: 'TO_ENROL' | 'TO_VERIFY'): string {
  return state === 'TO_VERIFY' ? signInFrom(url) : to('/account#second');
}
