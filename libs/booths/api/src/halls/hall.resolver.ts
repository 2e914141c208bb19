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
import { CreateHall } from './create-hall.ts';
import { HallPlanType, HallType } from './hall.graphql.ts';
import { HallQueries } from './hall.queries.ts';
import {
  CreateHallInput,
  HallSaved,
  PublishHallInput,
  PublishHallResult,
  SaveHallInput,
  SaveHallResult,
} from './hall-results.graphql.ts';
import { PublishHall } from './publish-hall.ts';
import { SaveHall } from './save-hall.ts';

@Resolver(() => HallType)
export class HallResolver {
  constructor(
    private readonly queries: HallQueries,
    private readonly creating: CreateHall,
    private readonly saving: SaveHall,
    private readonly publishing: PublishHall,
  ) {}

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => [HallType], { description: 'The halls of an event, drafts included.' })
  halls(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.ofEvent(eventId);
  }

  @Requires('event.read', scopeOf('hall', 'id'))
  @Query(() => HallType)
  hall(@Args('id', { type: () => ID }) id: string) {
    return this.queries.byId(id);
  }

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveHallResult, { description: 'Makes a hall, to draw its plan; nobody else sees it yet.' })
  createHall(@Args('input') input: CreateHallInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.creating.run(caller, input).then(() => this.saved(input.id)));
  }

  @Requires('event.manage', scopeOf('hall', 'input.id'))
  @Mutation(() => SaveHallResult, { description: 'Keeps what is drawn; what was published stays what it is.' })
  saveHall(@Args('input') input: SaveHallInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.saving.run(caller, input).then(() => this.saved(input.id)));
  }

  @Requires('event.manage', scopeOf('hall', 'input.id'))
  @Mutation(() => PublishHallResult, { description: 'Makes what is drawn the plan that everybody sees.' })
  publishHall(@Args('input') input: PublishHallInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.publishing.run(caller, input).then(() => this.saved(input.id)));
  }

  @ResolveField(() => HallPlanType, { nullable: true, description: 'What everybody sees; null: nothing yet.' })
  published(@Parent() { id }: HallType, @Context() context: GraphqlContext) {
    return loader(context, 'publishedPlanOfHall', (ids) => this.queries.publishedPlans(ids)).load(id);
  }

  private async saved(id: string): Promise<HallSaved> {
    return as(HallSaved, { hall: await this.queries.byId(id) });
  }
}
