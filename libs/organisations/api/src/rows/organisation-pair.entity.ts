import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Organisation } from './organisation.entity.ts';

/** How an organiser settled a pair. */
export const SETTLEMENTS = ['DIFFERENT', 'MERGED'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** Two organisations that may be one and the same: found by comparing, settled by a person. */
export const OrganisationPair = defineEntity({
  name: 'OrganisationPair',
  tableName: 'organisation_pairs',
  properties: {
    id: p.uuid().primary(),
    /** The one with the lesser id. */
    first: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    second: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    sameTaxCode: p.boolean(),
    /** Of the names, in percent. */
    similarity: p.integer(),
    foundAt: p.datetime(3),
    settlement: p.string().length(20).$type<Settlement>().nullable(),
    /** The person's id. */
    settledBy: p.uuid().nullable(),
    settledAt: p.datetime(3).nullable(),
  },
  uniques: [{ name: 'organisation_pairs_pair', properties: ['first', 'second'] }],
  indexes: [{ name: 'organisation_pairs_second_id', properties: ['second'] }],
  checks: [
    { name: 'organisation_pairs_order', expression: 'first_id < second_id' },
    { name: 'organisation_pairs_settlement', expression: "settlement in ('DIFFERENT', 'MERGED')" },
    {
      name: 'organisation_pairs_settled',
      expression: '(settlement is null) = (settled_at is null) and (settlement is null) = (settled_by is null)',
    },
  ],
});
export type OrganisationPair = InferEntity<typeof OrganisationPair>;
