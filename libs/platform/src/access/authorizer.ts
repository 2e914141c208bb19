import type { Actor, Permission, Scope } from '@pho-hien/kernel';

/** Whether an actor may: `second-factor` means yes, once this session's second factor is verified. */
export type AccessDecision = 'allowed' | 'denied' | 'second-factor';

/** The answer to every permission question; identity implements it. */
export abstract class Authorizer {
  abstract decide(actor: Actor, permission: Permission, scope: Scope | 'any'): AccessDecision;
}
