import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { allocate } from '@pho-hien/booths-core';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { AllocationProposal, AssignStandsInput, AssignStandsResult, StandsAssigned } from './allocation.graphql.ts';
import { AllocationTasks } from './allocation-tasks.ts';
import { AssignStands } from './assign-stands.ts';

@Resolver()
export class AllocationResolver {
  constructor(
    private readonly tasks: AllocationTasks,
    private readonly assigning: AssignStands,
  ) {}

  @Requires('event.manage', scopeOf('event', 'eventId'))
  @Query(() => AllocationProposal, {
    description: 'Proposes booths for all who wait; the same facts, the same proposal.',
  })
  async standProposal(@Args('eventId', { type: () => ID }) eventId: string) {
    return allocate(await this.tasks.of(eventId));
  }

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => AssignStandsResult, { description: 'Assigns places one by one; what cannot be given is told.' })
  assignStands(@Args('input') { eventId, places }: AssignStandsInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.assigning.run(caller, eventId, places).then((done) => as(StandsAssigned, done)));
  }
}
