import { readFileSync, readdirSync } from 'node:fs';

export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The files of `messages/<locale>`, by name, each with its messages by key. */
export type Catalogues = Record<Locale, Record<string, Record<string, unknown>>>;

/** Reads every catalogue under the folder that holds `vi/` and `en/`. */
export function readCatalogues(folder: URL): Catalogues {
  const read = (locale: Locale) => {
    const files = readdirSync(new URL(`${locale}/`, folder)).filter((file) => file.endsWith('.json'));
    return Object.fromEntries(
      files.map((file) => [
        file,
        JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Record<string, unknown>,
      ]),
    );
  };
  return { vi: read('vi'), en: read('en') };
}

/** Names that stand `{inBraces}` in the text of a message, sorted. */
export function placeholdersOf(message: unknown): string[] {
  return names(message, /\{(\w+)\}/g);
}

/** Names that a message wants given: those in its text, and those by which it only chooses a form, such as a count. */
export function inputsOf(message: unknown): string[] {
  const chosenBy = typeof message === 'string' ? [] : names(message, /"input (\w+)"/g);
  return [...new Set([...placeholdersOf(message), ...chosenBy])].sort();
}

function names(message: unknown, pattern: RegExp): string[] {
  return [...new Set([...JSON.stringify(message).matchAll(pattern)].map((match) => match[1]!))].sort();
}
