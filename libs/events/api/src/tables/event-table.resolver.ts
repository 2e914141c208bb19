import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { EventTable, TableColumn, TableOrder } from '@pho-hien/events-core';
import { type Caller, CurrentCaller, Requires, scopeOf } from '@pho-hien/platform';
import { EventTableEnum, EventTablePage, TableColumnEnum, TableFilter, TableOrderEnum } from './event-table.graphql.ts';
import { EventTables } from './event-tables.ts';

@Resolver()
export class EventTableResolver {
  constructor(private readonly tables: EventTables) {}

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => EventTablePage, { description: 'A page of one of the desk’s tables.' })
  eventTable(
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('table', { type: () => EventTableEnum }) table: EventTable,
    @CurrentCaller() caller: Caller,
    @Args('filter', { type: () => TableFilter, nullable: true }) filter?: TableFilter | null,
    @Args('columns', {
      type: () => [TableColumnEnum],
      nullable: true,
      description: 'The table’s own choice when not said; what the caller may not see is left out.',
    })
    columns?: TableColumn[] | null,
    @Args('order', { type: () => TableOrderEnum, nullable: true }) order?: TableOrder | null,
    @Args('first', { type: () => Int, nullable: true, description: '1 to 100; 30 when not said.' }) first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'The `next` of a page in the same order.' })
    after?: string,
  ) {
    return this.tables.page(caller, table, { ...filter, eventId, columns, order, first, after });
  }
}
