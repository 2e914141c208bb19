import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Organisation } from './organisation.entity.ts';

/** One merging: which went into which, by whom and why. Rows are only added. */
export const OrganisationMerge = defineEntity({
  name: 'OrganisationMerge',
  tableName: 'organisation_merges',
  properties: {
    id: p.uuid().primary(),
    merged: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    survivor: () => p.manyToOne(Organisation).deleteRule('restrict').updateRule('no action'),
    /** The person's id. */
    mergedBy: p.uuid(),
    mergedAt: p.datetime(3),
    reason: p.text(),
    /** How many people came along who were not there before. */
    peopleMoved: p.integer(),
  },
  uniques: [{ name: 'organisation_merges_once', properties: ['merged'] }],
  indexes: [{ name: 'organisation_merges_survivor_id', properties: ['survivor'] }],
});
export type OrganisationMerge = InferEntity<typeof OrganisationMerge>;
