import type { RoundStatus } from '../lifecycles/round-lifecycle.ts';
import { type SheetStatus, sheetLifecycle } from '../lifecycles/sheet-lifecycle.ts';
import { nextState } from '@pho-hien/kernel';

/** Why nothing may be written on a sheet. */
export const WRITING_REFUSALS = ['RECUSED', 'ROUND_NOT_SCORING', 'SHEET_SUBMITTED'] as const;

/** Why nothing may be written on a sheet. */
export type WritingRefusal = (typeof WRITING_REFUSALS)[number];

/**
 * Why a fact may not be written on a sheet, or `null` when it may. It goes by where the sheet and the round stand
 * when the fact arrives: what was written with the network off and comes after closing is too late, and is said so.
 */
export function writingRefusal(sheet: SheetStatus, round: RoundStatus): WritingRefusal | null {
  if (sheet === 'VOID') return 'RECUSED';
  if (round !== 'SCORING') return 'ROUND_NOT_SCORING';
  return nextState(sheetLifecycle, sheet, 'save') === null ? 'SHEET_SUBMITTED' : null;
}
