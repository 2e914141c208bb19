import { defineStateMachine } from '@pho-hien/kernel';
import type { ContestDecider } from './who.ts';

/** The states of a round. */
export const ROUND_STATUSES = [
  'PLANNED',
  /** The rules are frozen; entries and judges are brought together. */
  'OPENED',
  'SCORING',
  /** Every sheet is closed. */
  'CLOSED',
  /** The jury has said who goes on. */
  'DECIDED',
] as const;

/** The state of a round. */
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** What can happen to a round. */
export type RoundStep = 'open' | 'startScoring' | 'close' | 'reopen' | 'decide';

/** How a round goes. All its sheets close together with it; reopening wants a reason. */
export const roundLifecycle = defineStateMachine<RoundStatus, RoundStep, ContestDecider>({
  states: ROUND_STATUSES,
  initial: ['PLANNED'],
  transitions: [
    { event: 'open', from: ['PLANNED'], to: 'OPENED', by: ['secretary'] },
    { event: 'startScoring', from: ['OPENED'], to: 'SCORING', by: ['secretary', 'system'] },
    { event: 'close', from: ['SCORING'], to: 'CLOSED', by: ['secretary', 'system'] },
    { event: 'reopen', from: ['CLOSED'], to: 'SCORING', by: ['secretary'] },
    { event: 'decide', from: ['CLOSED'], to: 'DECIDED', by: ['jury'] },
  ],
});
