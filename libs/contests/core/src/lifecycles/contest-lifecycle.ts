import { defineStateMachine } from '@pho-hien/kernel';
import type { ContestDecider } from './who.ts';

/** The states of a contest. Whether entries are taken while it is open, the deadline says. */
export const CONTEST_STATUSES = ['DRAFT', 'OPEN', 'FINISHED', 'CANCELLED'] as const;

/** The state of a contest. */
export type ContestStatus = (typeof CONTEST_STATUSES)[number];

/** What can happen to a contest. */
export type ContestStep = 'open' | 'returnToDraft' | 'finish' | 'cancel';

/**
 * How a contest goes. It returns to draft only while nobody has entered, and is called off only while nothing of it was
 * published; the callers check both.
 */
export const contestLifecycle = defineStateMachine<ContestStatus, ContestStep, ContestDecider>({
  states: CONTEST_STATUSES,
  initial: ['DRAFT'],
  transitions: [
    { event: 'open', from: ['DRAFT'], to: 'OPEN', by: ['secretary'] },
    { event: 'returnToDraft', from: ['OPEN'], to: 'DRAFT', by: ['secretary'] },
    { event: 'finish', from: ['OPEN'], to: 'FINISHED', by: ['secretary'] },
    { event: 'cancel', from: ['DRAFT', 'OPEN'], to: 'CANCELLED', by: ['secretary'] },
  ],
});
