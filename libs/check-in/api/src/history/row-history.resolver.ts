import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { EventTableEnum } from '@pho-hien/events-api';
import type { EventTable } from '@pho-hien/events-core';
import { isId } from '@pho-hien/kernel';
import { type Caller, CurrentCaller, notFound, Requires, scopeOf } from '@pho-hien/platform';
import { RowHistoryType } from './row-history.graphql.ts';
import { RowHistoryQueries } from './row-history.queries.ts';

@Resolver()
export class RowHistoryResolver {
  constructor(private readonly queries: RowHistoryQueries) {}

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => RowHistoryType, {
    description: 'What happened about a row of a table, newest first; what the caller may not read is left out.',
  })
  rowHistory(
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('table', { type: () => EventTableEnum }) table: EventTable,
    @Args('rowId', { type: () => ID }) rowId: string,
    @CurrentCaller() caller: Caller,
    @Args('first', { type: () => Int, nullable: true, description: '1 to 100; 30 when not said.' }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ) {
    if (!isId(rowId)) throw notFound();
    return this.queries.page(caller, { eventId, table, rowId, first, after });
  }
}
