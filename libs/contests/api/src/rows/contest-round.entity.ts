import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { RoundStatus } from '@pho-hien/contests-core';
import { ContestBoard } from './contest-board.entity.ts';
import { ContestRules } from './contest-rules.entity.ts';
import { Contest } from './contest.entity.ts';

/** How far a round of the set-up has come. */
export const ContestRound = defineEntity({
  name: 'ContestRound',
  tableName: 'contest_rounds',
  properties: {
    id: p.uuid().primary(),
    contest: () => p.manyToOne(Contest).deleteRule('restrict').updateRule('no action'),
    board: () => p.manyToOne(ContestBoard).deleteRule('restrict').updateRule('no action'),
    /** 0, 1, 2 … within the board. */
    position: p.integer(),
    status: p.string().length(20).$type<RoundStatus>(),
    /** The rules by which it is scored and ranked, from its opening on. */
    rules: () => p.manyToOne(ContestRules).nullable().deleteRule('restrict').updateRule('no action'),
    openedAt: p.datetime(3).nullable(),
    closedAt: p.datetime(3).nullable(),
    decidedAt: p.datetime(3).nullable(),
    /** SHA-256 of the lot's seed, hexadecimal: told before anything is drawn. */
    lotCommitment: p.string().length(64).nullable(),
    /** The seed itself; told when the round has closed. */
    lotSeed: p.string().length(64).nullable(),
    /** What was said aloud when the order on stage was drawn, and when; null: it was not. */
    lotWord: p.string().length(100).nullable(),
    lotDrawnAt: p.datetime(3).nullable(),
    /** When all judges began to score the same entries, whether these were drawn, and when that ended; null: it was not. */
    calibrationStartedAt: p.datetime(3).nullable(),
    calibrationByLot: p.boolean().nullable(),
    calibrationEndedAt: p.datetime(3).nullable(),
  },
  indexes: [
    { name: 'contest_rounds_contest_id', properties: ['contest'] },
    { name: 'contest_rounds_board_id', properties: ['board'] },
    { name: 'contest_rounds_rules_id', properties: ['rules'] },
  ],
  checks: [
    { name: 'contest_rounds_status', expression: "status in ('PLANNED', 'OPENED', 'SCORING', 'CLOSED', 'DECIDED')" },
    {
      name: 'contest_rounds_opened',
      expression:
        "num_nonnulls(rules_id, opened_at, lot_commitment, lot_seed) = case status when 'PLANNED' then 0 else 4 end",
    },
    {
      name: 'contest_rounds_drawn',
      expression: "num_nonnulls(lot_word, lot_drawn_at) in (0, 2) and (lot_word is null or status <> 'PLANNED')",
    },
    {
      name: 'contest_rounds_calibration',
      expression:
        'num_nonnulls(calibration_started_at, calibration_by_lot) in (0, 2) and (calibration_ended_at is null or calibration_started_at is not null)',
    },
  ],
});
export type ContestRound = InferEntity<typeof ContestRound>;
