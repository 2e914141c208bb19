import { isLocale, type Locale } from '@pho-hien/kernel';
import { getLocale } from '@pho-hien/messages';

/** Vietnamese is the language of addresses without a prefix. */
export const baseLocale: Locale = 'vi';

/** The language of an address: the first part of its path where that is a language, else Vietnamese. */
export function localeOfPath(pathname: string): Locale {
  const first = pathname.split('/', 2)[1];
  return isLocale(first) ? first : baseLocale;
}

/** The path without its language, as routes know it: `/en/sign-in` and `/sign-in` are `/sign-in`. */
export function plainPath(pathname: string): string {
  const [, first, ...rest] = pathname.split('/');
  return isLocale(first) ? `/${rest.join('/')}` : pathname;
}

/** Where a page of ours lives in a language, by default the one being read. Takes a plain path, keeps query and hash. */
export function to(path: string, locale: Locale = getLocale()): string {
  if (locale === baseLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
