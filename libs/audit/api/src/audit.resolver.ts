import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { everywhere, Requires, scopeOf } from '@pho-hien/platform';
import { AuditConnection, AuditVerification } from './audit.graphql.ts';
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
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => ID, nullable: true }) after?: string,
  ) {
    return this.queries.page({ eventId, aggregateType, aggregateId, first, after });
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
