/** The languages of the product, the first being the one that everybody here reads. */
export const LOCALES = ['vi', 'en'] as const;

/** A language of the product. */
export type Locale = (typeof LOCALES)[number];

/** A text in both languages. */
export type LocalizedText = Readonly<Record<Locale, string>>;

/** Whether the value names a language of the product. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** The text in the wanted language, or in Vietnamese where it has not been translated. */
export function textIn(text: LocalizedText, locale: Locale): string {
  return text[locale] || text.vi;
}
