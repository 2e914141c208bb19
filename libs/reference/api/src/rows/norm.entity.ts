import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { NormScope, NormStanding } from '@pho-hien/reference-core';

/** A legal ceiling, level or term, for a while. What was entered stays; a later entry only ends or replaces it. */
export const NormRow = defineEntity({
  name: 'Norm',
  tableName: 'norms',
  properties: {
    id: p.uuid().primary(),
    /** `travel.per_diem`. */
    key: p.string().length(80),
    scope: p.string().length(20).$type<NormScope>(),
    /** Digits with a dot, or `before MM-DD`; null where it was not found. */
    value: p.string().length(20).nullable(),
    unit: p.string().length(60),
    citation: p.string().length(500),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    standing: p.string().length(20).$type<NormStanding>(),
    note: p.string().length(500).nullable(),
    localLevelRequired: p.boolean(),
    /** When a person compared it with the official text; who, the log says. */
    verifiedAt: p.datetime(3).nullable(),
    /** When another that begins on the same day took its place. */
    replacedAt: p.datetime(3).nullable(),
    /** Of a row that came from `data/`: it is brought once. */
    sourceKey: p.string().length(140).nullable().unique('norms_source_key'),
    enteredAt: p.datetime(3),
  },
  checks: [
    { name: 'norms_scope', expression: `scope in ('NATIONAL_CEILING', 'PROVINCIAL_LEVEL', 'UNIT_LEVEL')` },
    { name: 'norms_standing', expression: `standing in ('TEXT', 'SECONDARY', 'UNKNOWN', 'DEMONSTRATION')` },
    { name: 'norms_value', expression: `value ~ '^([0-9]+([.][0-9]+)?|before [0-9]{2}-[0-9]{2})$'` },
    { name: 'norms_period', expression: 'valid_from <= valid_to' },
    {
      name: 'norms_one_in_force',
      expression: `EXCLUDE USING gist (key WITH =, scope WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((replaced_at IS NULL))`,
    },
    { name: 'norms_verified', expression: 'verified_at is null or value is not null' },
  ],
});
export type NormRow = InferEntity<typeof NormRow>;
