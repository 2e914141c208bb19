import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { SheetStatus } from '@pho-hien/contests-core';
import { ContestEntry } from './contest-entry.entity.ts';
import { ContestJudge } from './contest-judge.entity.ts';
import { ContestRound } from './contest-round.entity.ts';

/** One judge's sheet for one entry in one round: that it is there is the assignment. */
export const ContestSheet = defineEntity({
  name: 'ContestSheet',
  tableName: 'contest_sheets',
  properties: {
    id: p.uuid().primary(),
    round: () => p.manyToOne(ContestRound).deleteRule('restrict').updateRule('no action'),
    entry: () => p.manyToOne(ContestEntry).deleteRule('restrict').updateRule('no action'),
    judge: () => p.manyToOne(ContestJudge).deleteRule('restrict').updateRule('no action'),
    status: p.string().length(20).$type<SheetStatus>(),
    /** Whether its round takes scores: it stands in every sheet, so that saving looks at one row. */
    open: p.boolean(),
    /** Set by hand: assigning anew leaves it. */
    pinned: p.boolean(),
    /** Written on before the round, with what all judges score: it never counts, and never becomes one that does. */
    calibration: p.boolean().default(false),
    /** For the team as a whole; may be empty. */
    feedback: p.text(),
    assignedAt: p.datetime(3),
    savedAt: p.datetime(3).nullable(),
    submittedAt: p.datetime(3).nullable(),
    /** Why it was reopened, or why it is void. */
    reason: p.text().nullable(),
  },
  uniques: [{ name: 'contest_sheets_one', properties: ['round', 'entry', 'judge', 'calibration'] }],
  indexes: [
    { name: 'contest_sheets_judge_id', properties: ['judge'] },
    { name: 'contest_sheets_entry_id', properties: ['entry'] },
  ],
  checks: [
    {
      name: 'contest_sheets_status',
      expression: "status in ('EMPTY', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'VOID')",
    },
    { name: 'contest_sheets_submitted', expression: "status <> 'SUBMITTED' or submitted_at is not null" },
    {
      name: 'contest_sheets_explained',
      expression: "status in ('EMPTY', 'IN_PROGRESS', 'SUBMITTED') or reason is not null",
    },
  ],
});
export type ContestSheet = InferEntity<typeof ContestSheet>;
