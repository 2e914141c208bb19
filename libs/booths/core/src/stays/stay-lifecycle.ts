import { defineStateMachine } from '@pho-hien/kernel';

/** The states of an exhibitor's stay in a booth. A booth without one, or with one that was released, is free. */
export const STAY_STATUSES = ['HELD', 'ASSIGNED', 'CONFIRMED', 'RELEASED'] as const;

/** The state of a stay. */
export type StayStatus = (typeof STAY_STATUSES)[number];

/** What can happen to a stay. */
export type StayStep = 'renew' | 'assign' | 'confirm' | 'release' | 'giveUp' | 'lapse';

/** Who takes a step. */
export type StayDecider = 'organiser' | 'exhibitor' | 'clock';

/** How a booth is taken: held for some minutes while people talk, assigned, confirmed by the exhibitor; free again. */
export const stayLifecycle = defineStateMachine<StayStatus, StayStep, StayDecider>({
  states: STAY_STATUSES,
  // Who is sure assigns without holding first.
  initial: ['HELD', 'ASSIGNED'],
  transitions: [
    { event: 'renew', from: ['HELD'], to: 'HELD', by: ['organiser'] },
    { event: 'assign', from: ['HELD'], to: 'ASSIGNED', by: ['organiser'] },
    { event: 'confirm', from: ['ASSIGNED'], to: 'CONFIRMED', by: ['exhibitor'] },
    { event: 'release', from: ['HELD', 'ASSIGNED', 'CONFIRMED'], to: 'RELEASED', by: ['organiser'] },
    { event: 'giveUp', from: ['ASSIGNED', 'CONFIRMED'], to: 'RELEASED', by: ['exhibitor'] },
    // A hold that runs out, or a place that nobody confirmed in time.
    { event: 'lapse', from: ['HELD', 'ASSIGNED'], to: 'RELEASED', by: ['clock'] },
  ],
});

/** The states in which a booth is taken. */
export const LIVE_STAY_STATUSES = ['HELD', 'ASSIGNED', 'CONFIRMED'] as const;
