import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ContestSheet } from './contest-sheet.entity.ts';

/** Something a judge wrote on a sheet. Never updated, never deleted. */
export const ContestScoreFact = defineEntity({
  name: 'ContestScoreFact',
  tableName: 'contest_score_facts',
  properties: {
    /** Made on the device: the same id is the same fact. */
    id: p.uuid().primary(),
    sheet: () => p.manyToOne(ContestSheet).deleteRule('restrict').updateRule('no action'),
    criterionId: p.uuid(),
    /** Hundredths of a point; null: cleared, which is never the lowest. */
    points: p.integer().nullable(),
    note: p.text(),
    /** The device's clock. */
    madeAt: p.datetime(3),
    /** When it was written, by the server's clock; the latest of a criterion stands. */
    writtenAt: p.datetime(3),
    receivedAt: p.datetime(3),
  },
  indexes: [{ name: 'contest_score_facts_sheet_id', properties: ['sheet'] }],
  checks: [{ name: 'contest_score_facts_points', expression: 'points >= 0 and points <= 10000' }],
});
export type ContestScoreFact = InferEntity<typeof ContestScoreFact>;
