import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Caller, CurrentCaller, Requires, scopeOf, SignedIn } from '@pho-hien/platform';
import { ExportTableInput, TableExportType } from './export.graphql.ts';
import { ExportQueries } from './export.queries.ts';
import { StartExport } from './start-export.ts';

@Resolver(() => TableExportType)
export class ExportResolver {
  constructor(
    private readonly start: StartExport,
    private readonly queries: ExportQueries,
  ) {}

  @Requires('registration.read', scopeOf('event', 'input.eventId'))
  @Mutation(() => TableExportType, {
    description: 'Has a table written as a file, exactly as it is seen; a job does it.',
  })
  async exportTable(@Args('input') { eventId, filter, ...wanted }: ExportTableInput, @CurrentCaller() caller: Caller) {
    const id = await this.start.run(caller, { ...wanted, selection: { ...filter, eventId } });
    return this.queries.byId(caller, id);
  }

  @SignedIn()
  @Query(() => TableExportType, { description: 'An export that the caller asked for.' })
  tableExport(@Args('id', { type: () => ID }) id: string, @CurrentCaller() caller: Caller) {
    return this.queries.byId(caller, id);
  }
}
