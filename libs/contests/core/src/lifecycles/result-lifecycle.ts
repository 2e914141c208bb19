import { defineStateMachine } from '@pho-hien/kernel';
import type { ContestDecider } from './who.ts';

/** The states of one version of a round's result. */
export const RESULT_STATUSES = [
  'DRAFT',
  /** The jury has signed its decisions. */
  'DECIDED',
  /** Waits for the moment set for it. */
  'SCHEDULED',
  'PUBLISHED',
  /** A corrected version stands beside it; both stay to be read. */
  'SUPERSEDED',
] as const;

/** The state of one version of a result. */
export type ResultStatus = (typeof RESULT_STATUSES)[number];

/** What can happen to a version of a result. */
export type ResultStep = 'decide' | 'schedule' | 'unschedule' | 'publish' | 'supersede';

/** How a result is published. What was published never changes in place: a correction is a new version. */
export const resultLifecycle = defineStateMachine<ResultStatus, ResultStep, ContestDecider>({
  states: RESULT_STATUSES,
  initial: ['DRAFT'],
  transitions: [
    { event: 'decide', from: ['DRAFT'], to: 'DECIDED', by: ['jury'] },
    { event: 'schedule', from: ['DECIDED'], to: 'SCHEDULED', by: ['secretary'] },
    { event: 'unschedule', from: ['SCHEDULED'], to: 'DECIDED', by: ['secretary'] },
    { event: 'publish', from: ['DECIDED', 'SCHEDULED'], to: 'PUBLISHED', by: ['secretary', 'system'] },
    { event: 'supersede', from: ['PUBLISHED'], to: 'SUPERSEDED', by: ['secretary'] },
  ],
});
