import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type Actor, isId, type Scope } from '@pho-hien/kernel';
import type { GraphQLError } from 'graphql';
import { notFound, secondFactorRequired, unauthenticated } from './access-errors.ts';
import { ActorSources } from './actor-sources.ts';
import { Authorizer } from './authorizer.ts';
import type { GraphqlContext } from './caller.ts';
import { ACCESS_RULE, type AccessRule, type ScopeSource } from './requires.ts';
import { ScopeTracers } from './scope-tracers.ts';

const valueAt = (args: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      args,
    );

/** Lets a root operation run only when its declared rule allows the caller. Nothing declared: refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sources: ActorSources,
    private readonly tracers: ScopeTracers,
    @Inject(Authorizer) private readonly authorizer: Authorizer,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (execution.getType<string>() === 'http') return rule?.public === true;
    if (!rule) return false;

    const graphql = GqlExecutionContext.create(execution);
    const context = graphql.getContext<GraphqlContext>();
    context.recognised ??= this.sources.callerOf(context.request);
    context.caller = await context.recognised;
    const args: unknown = graphql.getArgs();
    let found: Promise<Scope | 'any' | null> | undefined;
    // Looked for once: what something belongs to does not change while it is watched.
    const scopeOf = (source: ScopeSource) => (found ??= this.scopeFor(source, args));
    const refusal = await this.refusal(rule, context.caller.actor, scopeOf);
    if (refusal) throw refusal;
    // Another object, so that no source answers from what it remembers of this one.
    context.refusalNow = async () => this.refusal(rule, await this.sources.actorOf({ ...context.request }), scopeOf);
    return true;
  }

  private async refusal(
    rule: AccessRule,
    actor: Actor,
    scopeOf: (source: ScopeSource) => Promise<Scope | 'any' | null>,
  ): Promise<GraphQLError | null> {
    if (rule.public) return null;
    if (actor.kind === 'anonymous') return unauthenticated();
    if ('signedIn' in rule) return actor.kind === 'person' ? null : notFound();
    const scope = await scopeOf(rule.scope);
    const decision = scope ? this.authorizer.decide(actor, rule.permission, scope) : 'denied';
    if (decision === 'second-factor') return secondFactorRequired();
    return decision === 'denied' ? notFound() : null;
  }

  private async scopeFor(source: ScopeSource, args: unknown): Promise<Scope | 'any' | null> {
    if (source.kind === 'all') return { kind: 'all' };
    if (source.kind === 'any') return 'any';
    const id = valueAt(args, source.path);
    return typeof id === 'string' && isId(id) ? this.tracers.trace(source.type, id) : null;
  }
}
