import { readFileSync, readdirSync } from 'node:fs';

const LOCALES = ['vi', 'en'] as const;

/** Names in braces of one message, plain or with variants, sorted. */
function placeholdersOf(message: unknown): string {
  const names = [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  return [...new Set(names)].sort().join(', ');
}

/**
 * Compares the catalogues of all languages, file by file.
 * @param folder the folder that holds `vi/` and `en/`
 * @returns one English sentence for each disagreement; empty when all is well
 */
export function findCatalogueGaps(folder: URL): string[] {
  const gaps: string[] = [];
  const files = new Set(LOCALES.flatMap((locale) => readdirSync(new URL(`${locale}/`, folder))));
  const seen = new Map<string, string>();
  for (const file of [...files].sort()) {
    const [vi, en] = LOCALES.map(
      (locale) => JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8')) as Record<string, unknown>,
    ) as [Record<string, unknown>, Record<string, unknown>];
    for (const key of new Set([...Object.keys(vi), ...Object.keys(en)])) {
      if (!(key in vi)) gaps.push(`${file}: "${key}" has no Vietnamese`);
      else if (!(key in en)) gaps.push(`${file}: "${key}" has no English`);
      else if (placeholdersOf(vi[key]) !== placeholdersOf(en[key]))
        gaps.push(`${file}: "${key}" has other placeholders in Vietnamese (${placeholdersOf(vi[key])}) than in English (${placeholdersOf(en[key])})`);
      if (seen.has(key)) gaps.push(`${file}: "${key}" stands in ${seen.get(key)} too`);
      seen.set(key, file);
    }
  }
  return gaps;
}
