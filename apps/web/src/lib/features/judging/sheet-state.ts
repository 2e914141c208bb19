import { m } from '@pho-hien/messages';
import type { RoundStatus, SheetStatus } from '#generated/graphql.ts';

/** What a judge can do with a sheet. */
export type Standing = 'not-open' | 'to-do' | 'in-progress' | 'reopened' | 'submitted' | 'closed';

interface Placed {
  readonly status: SheetStatus;
  /** Whether its round takes scores now. */
  readonly open: boolean;
  /** Scored by every judge before the round: what is not open any more is over. */
  readonly calibration: boolean;
}

/** How a sheet stands for its judge; `round` says why a sheet that takes no scores does not. */
export function standingOf({ status, open, calibration }: Placed, round: RoundStatus | undefined): Standing {
  if (status === 'SUBMITTED') return 'submitted';
  if (!open) return calibration || round === 'CLOSED' || round === 'DECIDED' ? 'closed' : 'not-open';
  if (status === 'REOPENED') return 'reopened';
  return status === 'EMPTY' ? 'to-do' : 'in-progress';
}

/** Whether the judge still has something to do there. */
export const isWaiting = (standing: Standing): boolean =>
  standing === 'to-do' || standing === 'in-progress' || standing === 'reopened';

const words: Record<Standing, () => string> = {
  'not-open': m.judging_state_not_open,
  'to-do': m.judging_state_to_do,
  'in-progress': m.judging_state_in_progress,
  reopened: m.judging_state_reopened,
  submitted: m.judging_state_submitted,
  closed: m.judging_state_closed,
};
const tones = {
  'not-open': 'plain',
  'to-do': 'plain',
  'in-progress': 'amber',
  reopened: 'amber',
  submitted: 'good',
  closed: 'plain',
} as const;

export const standingText = (standing: Standing): string => words[standing]();
export const standingTone = (standing: Standing): (typeof tones)[Standing] => tones[standing];

const refusals: Record<string, () => string> = {
  RECUSED: m.judging_refused_recused,
  ROUND_NOT_SCORING: m.judging_refused_round,
  SHEET_SUBMITTED: m.judging_refused_submitted,
  NO_SHEET: m.judging_refused_no_sheet,
};

/** Why the server will never take what was written. */
export const refusedText = (problem: string): string => (refusals[problem] ?? m.judging_refused_other)();
