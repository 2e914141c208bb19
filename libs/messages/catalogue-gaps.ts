import { placeholdersOf, type Catalogues } from './catalogues.ts';

/**
 * Compares the languages, file by file.
 * @param listed names of the files that the compiler reads; any other would be passed over in silence
 * @returns one English sentence for each disagreement; empty when all is well
 */
export function findCatalogueGaps({ vi, en }: Catalogues, listed: readonly string[]): string[] {
  const gaps: string[] = [];
  const seen = new Map<string, string>();
  for (const file of [...new Set([...Object.keys(vi), ...Object.keys(en), ...listed])].sort()) {
    if (!listed.includes(file)) gaps.push(`${file}: is not listed in project.inlang/settings.json`);
    const [inVi, inEn] = [vi[file] ?? {}, en[file] ?? {}];
    for (const key of new Set([...Object.keys(inVi), ...Object.keys(inEn)])) {
      const [wantsVi, wantsEn] = [
        placeholdersOf(inVi[key] ?? '').join(', '),
        placeholdersOf(inEn[key] ?? '').join(', '),
      ];
      if (!(key in inVi)) gaps.push(`${file}: "${key}" has no Vietnamese`);
      else if (!(key in inEn)) gaps.push(`${file}: "${key}" has no English`);
      else if (wantsVi !== wantsEn)
        gaps.push(`${file}: "${key}" wants {${wantsVi}} in Vietnamese and {${wantsEn}} in English`);
      if (seen.has(key)) gaps.push(`${file}: "${key}" stands in ${seen.get(key)} too`);
      seen.set(key, file);
    }
  }
  return gaps;
}
