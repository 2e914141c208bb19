import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { ActorSources } from './actor-sources.ts';
import { DeclaredAccess } from './declared-access.ts';
import { ScopeTracers } from './scope-tracers.ts';

/** Deny by default: the guard, and the registries that contexts fill. `Authorizer` comes from identity. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [ActorSources, ScopeTracers, DeclaredAccess, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [ActorSources, ScopeTracers, DeclaredAccess],
})
export class AccessModule {}
