import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { VietnamDay } from '@pho-hien/kernel';
import { everywhere, LocalDate, Requires, scopeOf } from '@pho-hien/platform';
import { AuditActorType, AuditConnection, AuditVerification, EventAuditVerificationType } from './audit.graphql.ts';
import { AuditQueries } from './audit.queries.ts';

@Resolver()
export class AuditResolver {
  constructor(private readonly queries: AuditQueries) {}

  @Requires('audit.read', scopeOf('event', 'eventId'))
  @Query(() => AuditConnection, { description: 'What was changed in an event, newest first.' })
  eventAuditLog(
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('aggregateType', { type: () => String, nullable: true }) aggregateType?: string,
    @Args('aggregateId', { type: () => ID, nullable: true }) aggregateId?: string,
    @Args('actor', { type: () => String, nullable: true, description: 'As it stands in the entries.' }) actor?: string,
    @Args('action', { type: () => String, nullable: true, description: 'One of `eventAuditActions`.' }) action?: string,
    @Args('from', { type: () => LocalDate, nullable: true, description: 'From this day in Vietnam.' })
    from?: VietnamDay,
    @Args('to', { type: () => LocalDate, nullable: true, description: 'Until this day in Vietnam, included.' })
    to?: VietnamDay,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => ID, nullable: true }) after?: string,
  ) {
    return this.queries.page({ eventId, aggregateType, aggregateId, actor, action, from, to, first, after });
  }

  @Requires('audit.read', scopeOf('event', 'eventId'))
  @Query(() => [AuditActorType], { description: 'The people who changed something in an event, in no order.' })
  eventAuditActors(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.actorsOf(eventId);
  }

  @Requires('audit.read', scopeOf('event', 'eventId'))
  @Query(() => [String], { description: 'What was done in an event, each action once.' })
  eventAuditActions(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.actionsOf(eventId);
  }

  @Requires('audit.read', scopeOf('event', 'eventId'))
  @Query(() => EventAuditVerificationType, { description: 'Computes every chain of an event again.' })
  verifyEventAudit(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.verifyEvent(eventId);
  }

  @Requires('audit.read', everywhere)
  @Query(() => AuditConnection, { description: 'What was changed anywhere, newest first.' })
  auditLog(
    @Args('aggregateType', { type: () => String, nullable: true }) aggregateType?: string,
    @Args('aggregateId', { type: () => ID, nullable: true }) aggregateId?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => ID, nullable: true }) after?: string,
  ) {
    return this.queries.page({ eventId: null, aggregateType, aggregateId, first, after });
  }

  @Requires('audit.read', scopeOf('audited aggregate', 'aggregateId'))
  @Query(() => AuditVerification, { description: 'Computes the chain of one aggregate again.' })
  verifyAuditChain(
    @Args('aggregateType', { type: () => String }) aggregateType: string,
    @Args('aggregateId', { type: () => ID }) aggregateId: string,
  ) {
    return this.queries.verify(aggregateType, aggregateId);
  }
}
