import { searchKey } from '@pho-hien/kernel';
import type { CommuneKind } from '@pho-hien/reference-core';

/** `data/hung-yen-communes.json`, as far as it is used. */
export interface CommuneFile {
  readonly citation: string;
  readonly effective_from: string;
  readonly units: readonly {
    readonly code: string;
    readonly name_vi: string;
    readonly full_name_vi: string;
    readonly name_en: string;
    readonly unit_type_vi: string;
  }[];
}

/** The rows of `communes`. */
export function communeRows({ units, citation, effective_from }: CommuneFile) {
  return units.map((unit) => ({
    code: unit.code,
    name: unit.name_vi,
    full_name: unit.full_name_vi,
    name_en: unit.name_en,
    kind: (unit.unit_type_vi === 'Phường' ? 'WARD' : 'COMMUNE') as CommuneKind,
    search_text: searchKey(unit.full_name_vi),
    citation,
    valid_from: effective_from,
  }));
}
