import { defineStateMachine } from '@pho-hien/kernel';
import type { ContestDecider } from './who.ts';

/** The states of an entry; in which round it is stands beside. */
export const ENTRY_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'ELIGIBLE',
  'INELIGIBLE',
  'IN_ROUND',
  'ADVANCED',
  'ELIMINATED',
  'AWARDED',
  'WITHDRAWN',
] as const;

/** The state of an entry. */
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** What can happen to an entry. */
export type EntryStep =
  | 'submit'
  | 'takeBack'
  | 'findEligible'
  | 'findIneligible'
  | 'upholdAppeal'
  | 'enterRound'
  | 'advance'
  | 'eliminate'
  | 'award'
  | 'withdraw';

/**
 * How an entry goes: draft, submitted, eligible or not (with every reason), through rounds, to an award. It can be
 * withdrawn at any time before results. Who is in the final and wins nothing is eliminated there.
 */
export const entryLifecycle = defineStateMachine<EntryStatus, EntryStep, ContestDecider>({
  states: ENTRY_STATUSES,
  initial: ['DRAFT'],
  transitions: [
    { event: 'submit', from: ['DRAFT'], to: 'SUBMITTED', by: ['entrant'] },
    // Before the deadline: to change it and submit it anew.
    { event: 'takeBack', from: ['SUBMITTED'], to: 'DRAFT', by: ['entrant'] },
    { event: 'findEligible', from: ['SUBMITTED'], to: 'ELIGIBLE', by: ['secretary'] },
    { event: 'findIneligible', from: ['SUBMITTED'], to: 'INELIGIBLE', by: ['secretary'] },
    { event: 'upholdAppeal', from: ['INELIGIBLE'], to: 'ELIGIBLE', by: ['secretary'] },
    { event: 'enterRound', from: ['ELIGIBLE', 'ADVANCED'], to: 'IN_ROUND', by: ['secretary'] },
    { event: 'advance', from: ['IN_ROUND'], to: 'ADVANCED', by: ['jury'] },
    { event: 'eliminate', from: ['IN_ROUND'], to: 'ELIMINATED', by: ['jury'] },
    { event: 'award', from: ['IN_ROUND'], to: 'AWARDED', by: ['jury'] },
    {
      event: 'withdraw',
      from: ['DRAFT', 'SUBMITTED', 'ELIGIBLE', 'INELIGIBLE', 'IN_ROUND', 'ADVANCED'],
      to: 'WITHDRAWN',
      by: ['entrant'],
    },
  ],
});

/** The states in which an entry counts against what one organisation or institution may enter. */
export const LIVE_ENTRY_STATUSES = ['SUBMITTED', 'ELIGIBLE', 'IN_ROUND', 'ADVANCED', 'ELIMINATED', 'AWARDED'] as const;
