import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import { GateType } from '../gates/gate.graphql.ts';
import { GateQueries } from '../gates/gate.queries.ts';
import {
  CheckInListSaved,
  CheckInListType,
  CreateCheckInListInput,
  SaveCheckInListResult,
  UpdateCheckInListInput,
} from './check-in-list.graphql.ts';
import { CheckInListQueries } from './check-in-list.queries.ts';
import { CreateCheckInList } from './create-check-in-list.ts';
import { UpdateCheckInList } from './update-check-in-list.ts';

@Resolver(() => CheckInListType)
export class CheckInListResolver {
  constructor(
    private readonly lists: CheckInListQueries,
    private readonly gatesOf: GateQueries,
    private readonly create: CreateCheckInList,
    private readonly update: UpdateCheckInList,
  ) {}

  @Requires('checkin.manage', scopeOf('event', 'eventId'))
  @Query(() => [CheckInListType], { description: 'The check-in lists of an event, oldest first.' })
  checkInLists(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.lists.ofEvent(eventId);
  }

  @Requires('checkin.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveCheckInListResult, { description: 'Adds a check-in list to an event.' })
  createCheckInList(@Args('input') input: CreateCheckInListInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.create.run(caller, input).then((id) => this.saved(id)));
  }

  @Requires('checkin.manage', scopeOf('check-in list', 'input.listId'))
  @Mutation(() => SaveCheckInListResult, {
    description: 'Replaces the settings of a list. Once somebody was admitted, how entries are counted stays as it is.',
  })
  updateCheckInList(@Args('input') input: UpdateCheckInListInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.update.run(caller, input).then((id) => this.saved(id)));
  }

  @ResolveField(() => [GateType], { description: 'The gates that scan for it.' })
  async gates(@Parent() list: CheckInListType, @Context() context: GraphqlContext): Promise<GateType[]> {
    return (await loader(context, 'gatesOfList', (ids) => this.gatesOf.ofLists(ids)).load(list.id)) ?? [];
  }

  private async saved(id: string) {
    return as(CheckInListSaved, { list: await this.lists.byId(id) });
  }
}
