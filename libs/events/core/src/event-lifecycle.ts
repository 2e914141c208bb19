import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of an event. */
export const EVENT_STATUSES = ['DRAFT', 'PUBLISHED', 'CANCELLED'] as const;

/** The state of an event. */
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** What can happen to an event. */
export type EventStep = 'publish' | 'returnToDraft' | 'cancel';

/** How an event goes from draft to published, and who may say so. */
export const eventLifecycle = defineStateMachine<EventStatus, EventStep, Permission>({
  states: EVENT_STATUSES,
  initial: ['DRAFT'],
  transitions: [
    { event: 'publish', from: ['DRAFT'], to: 'PUBLISHED', by: ['event.publish'] },
    { event: 'returnToDraft', from: ['PUBLISHED'], to: 'DRAFT', by: ['event.publish'] },
    { event: 'cancel', from: ['DRAFT', 'PUBLISHED'], to: 'CANCELLED', by: ['event.publish'] },
  ],
});
