import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SuccessorConfidence } from '@pho-hien/reference-core';

/** An agency that the plan names, and what became of it. */
export const AgencyRow = defineEntity({
  name: 'Agency',
  tableName: 'agencies',
  properties: {
    /** As in the plan's data: `so_khcn`. */
    code: p.string().length(40).primary(),
    /** Its place in the plan's list. */
    position: p.integer(),
    name: p.string().length(200),
    nameEn: p.string().length(300),
    type: p.string().length(40),
    isGroup: p.boolean(),
    successorName: p.text().nullable(),
    successorConfidence: p.string().length(20).$type<SuccessorConfidence>().nullable(),
    successorBasis: p.text().nullable(),
    /** Name and successor without diacritics and case. */
    searchText: p.text(),
    citation: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
  checks: [
    {
      name: 'agencies_successor',
      expression:
        '(successor_name is null) = (successor_confidence is null) and (successor_name is null) = (successor_basis is null)',
    },
    {
      name: 'agencies_successor_confidence',
      expression: "successor_confidence in ('FOUND_IN_SOURCE', 'UNVERIFIED')",
    },
  ],
});
export type AgencyRow = InferEntity<typeof AgencyRow>;
