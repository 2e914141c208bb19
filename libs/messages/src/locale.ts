/** Vietnamese first: it is the language of the address without a prefix and the fallback. */
export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];
export const baseLocale: Locale = 'vi';

/** Whether a text from outside names a language we speak. */
export function isLocale(value: unknown): value is Locale {
  return value === 'vi' || value === 'en';
}
