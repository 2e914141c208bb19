import { Injectable } from '@nestjs/common';
import { decideAccess } from '@pho-hien/identity-core';
import type { Actor, Permission, Scope } from '@pho-hien/kernel';
import { type AccessDecision, Authorizer } from '@pho-hien/platform';

/** The guard's questions, answered by the rules in core. */
@Injectable()
export class GrantAuthorizer extends Authorizer {
  override decide(actor: Actor, permission: Permission, scope: Scope | 'any'): AccessDecision {
    return decideAccess(actor, permission, scope);
  }
}
