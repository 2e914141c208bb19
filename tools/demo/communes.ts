import { readFileSync } from 'node:fs';

interface Commune {
  readonly code: string;
  readonly name_vi: string;
  readonly full_name_vi: string;
}

const { units } = JSON.parse(readFileSync(new URL('../../data/hung-yen-communes.json', import.meta.url), 'utf8')) as {
  units: Commune[];
};

function commune(name: string): Commune {
  const found = units.find(({ name_vi }) => name_vi === name);
  if (!found) throw new Error(`The province has no commune ${name}`);
  return found;
}

/** The official code of a commune or ward of the province. */
export const communeCode = (name: string): string => commune(name).code;

/** Its name as it stands within a sentence: `xã Khoái Châu`, `phường Phố Hiến`. */
export function communeName(name: string): string {
  const full = commune(name).full_name_vi;
  return full.charAt(0).toLowerCase() + full.slice(1);
}

/** The names of all communes and wards of the province. */
export const allCommunes: readonly string[] = units.map(({ name_vi }) => name_vi);
