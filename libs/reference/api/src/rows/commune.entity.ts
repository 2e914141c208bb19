import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { CommuneKind } from '@pho-hien/reference-core';

/** A commune or ward of the province. */
export const CommuneRow = defineEntity({
  name: 'Commune',
  tableName: 'communes',
  properties: {
    /** Official, five digits. */
    code: p.string().length(5).primary(),
    name: p.string().length(100),
    fullName: p.string().length(120),
    nameEn: p.string().length(100),
    kind: p.string().length(10).$type<CommuneKind>(),
    /** The full name without diacritics and case. */
    searchText: p.string().length(120),
    citation: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
  checks: [
    { name: 'communes_code', expression: "code ~ '^[0-9]{5}$'" },
    { name: 'communes_kind', expression: "kind in ('WARD', 'COMMUNE')" },
  ],
});
export type CommuneRow = InferEntity<typeof CommuneRow>;
