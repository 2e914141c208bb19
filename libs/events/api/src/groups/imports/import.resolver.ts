import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { EventType } from '../../events/event.graphql.ts';
import { EventQueries } from '../../events/event.queries.ts';
import { TicketTypeType } from '../../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../../ticket-types/ticket-type.queries.ts';
import { ConfirmImport } from './confirm-import.ts';
import { CorrectCell } from './correct-cell.ts';
import {
  ConfirmImportInput,
  ConfirmImportResult,
  CorrectCellInput,
  CorrectCellResult,
  GroupImportType,
  ImportChanged,
  LeaveOutRowInput,
} from './import.graphql.ts';
import { ImportQueries } from './import.queries.ts';

@Resolver(() => GroupImportType)
export class ImportResolver {
  constructor(
    private readonly queries: ImportQueries,
    private readonly events: EventQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly correct: CorrectCell,
    private readonly confirm: ConfirmImport,
  ) {}

  @Requires('organisation.represent', scopeOf('group import', 'id'))
  @Query(() => GroupImportType)
  groupImport(
    @Args('id', { type: () => ID }) id: string,
    @Args('onlyWrong', { type: () => Boolean, nullable: true }) onlyWrong?: boolean,
    @Args('page', { type: () => Int, nullable: true, description: 'From 1; 50 rows each.' }) page?: number,
    @Args('schoolAuthority', {
      type: () => Boolean,
      nullable: true,
      description: 'Whether to judge the rows as if the school had recorded its authority.',
    })
    schoolAuthority?: boolean,
  ) {
    return this.queries.byId(id, {
      onlyWrong: onlyWrong ?? false,
      page: page ?? 1,
      schoolAuthority: schoolAuthority ?? false,
    });
  }

  @Requires('organisation.represent', scopeOf('group import', 'input.importId'))
  @Mutation(() => CorrectCellResult, { description: 'Puts one cell right, without another upload.' })
  correctCell(@Args('input') { importId, row, column, text }: CorrectCellInput) {
    return outcomeOf(this.correct.run(importId, { row, column, text }).then(() => this.changed(importId)));
  }

  @Requires('organisation.represent', scopeOf('group import', 'input.importId'))
  @Mutation(() => CorrectCellResult, { description: 'Leaves a row out.' })
  leaveOutRow(@Args('input') { importId, row }: LeaveOutRowInput) {
    return outcomeOf(this.correct.leaveOut(importId, row).then(() => this.changed(importId)));
  }

  @Requires('organisation.represent', scopeOf('group import', 'input.importId'))
  @Mutation(() => ConfirmImportResult, { description: 'Registers everybody on the list, or nobody; a job does it.' })
  confirmImport(@Args('input') { importId, authorityReference }: ConfirmImportInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.confirm.run(caller, importId, authorityReference ?? null).then(() => this.changed(importId)));
  }

  @ResolveField(() => EventType)
  event(@Parent() { eventId }: GroupImportType, @Context() context: GraphqlContext) {
    return loader(context, 'event', (ids) => this.events.byIds(ids, false)).load(eventId);
  }

  @ResolveField(() => TicketTypeType)
  ticketType(@Parent() { ticketTypeId }: GroupImportType, @Context() context: GraphqlContext) {
    return loader(context, 'ticketType', (ids) => this.ticketTypes.byIds(ids)).load(ticketTypeId);
  }

  private async changed(id: string): Promise<ImportChanged> {
    return as(ImportChanged, { import: await this.queries.byId(id) });
  }
}
