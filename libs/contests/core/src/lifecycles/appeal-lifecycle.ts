import { defineStateMachine } from '@pho-hien/kernel';
import type { ContestDecider } from './who.ts';

/** The states of an appeal against an entry being found ineligible. */
export const APPEAL_STATUSES = ['FILED', 'UPHELD', 'DISMISSED', 'WITHDRAWN'] as const;

/** The state of an appeal. */
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

/** What can happen to an appeal. */
export type AppealStep = 'uphold' | 'dismiss' | 'withdraw';

/** How an appeal goes. Both decisions carry a reason, and are not made by who found the entry ineligible. */
export const appealLifecycle = defineStateMachine<AppealStatus, AppealStep, ContestDecider>({
  states: APPEAL_STATUSES,
  initial: ['FILED'],
  transitions: [
    { event: 'uphold', from: ['FILED'], to: 'UPHELD', by: ['secretary'] },
    { event: 'dismiss', from: ['FILED'], to: 'DISMISSED', by: ['secretary'] },
    { event: 'withdraw', from: ['FILED'], to: 'WITHDRAWN', by: ['entrant'] },
  ],
});
