import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of a session. It is seen when its event is; cancelled, it stays visible and says so. */
export const SESSION_STATUSES = ['PLANNED', 'CANCELLED'] as const;

/** The state of a session. */
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What can happen to a session. */
export type SessionStep = 'cancel' | 'restore';

/** A session is cancelled with a reason, and may be restored while its room is still free. */
export const sessionLifecycle = defineStateMachine<SessionStatus, SessionStep, Permission>({
  states: SESSION_STATUSES,
  initial: ['PLANNED'],
  transitions: [
    { event: 'cancel', from: ['PLANNED'], to: 'CANCELLED', by: ['event.manage'] },
    { event: 'restore', from: ['CANCELLED'], to: 'PLANNED', by: ['event.manage'] },
  ],
});
