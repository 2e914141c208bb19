import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of a key that signs tickets. Rotated: signs no more, its tickets stay good. Revoked: they do not. */
export const SIGNING_KEY_STATUSES = ['ACTIVE', 'ROTATED', 'REVOKED'] as const;

/** The state of a key that signs tickets. */
export type SigningKeyStatus = (typeof SIGNING_KEY_STATUSES)[number];

/** What can happen to a key: two different acts, for routine and for a secret that leaked. */
export type SigningKeyStep = 'rotate' | 'revoke';

/** The life of a signing key; an event always has exactly one active key. */
export const signingKeyLifecycle = defineStateMachine<SigningKeyStatus, SigningKeyStep, Permission>({
  states: SIGNING_KEY_STATUSES,
  initial: ['ACTIVE'],
  transitions: [
    { event: 'rotate', from: ['ACTIVE'], to: 'ROTATED', by: ['event.manage'] },
    { event: 'revoke', from: ['ACTIVE', 'ROTATED'], to: 'REVOKED', by: ['event.manage'] },
  ],
});
