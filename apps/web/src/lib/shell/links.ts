import { to } from './address.ts';

/** The part of a page's address that links are made from. */
export interface PlainAddress {
  readonly pathname: string;
  readonly search: string;
}

/** Sign-in that leads back to the page being asked for; only ever a path of ours. */
export function signInFrom(url: PlainAddress): string {
  return `${to('/sign-in')}?${new URLSearchParams({ next: url.pathname + url.search })}`;
}

/** The same page with other filters; an empty value takes a filter away, and every change starts at the first page. */
export function withFilters(url: PlainAddress, changes: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(url.search);
  for (const key of [...query.keys()]) if (key.startsWith('/')) query.delete(key);
  for (const place of ['after', 'before']) if (!(place in changes)) query.delete(place);
  for (const [key, value] of Object.entries(changes)) {
    if (value) query.set(key, value);
    else query.delete(key);
  }
  const text = query.toString();
  return url.pathname + (text && `?${text}`);
}
