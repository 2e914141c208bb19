import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, everywhere, outcomeOf, Requires } from '@pho-hien/platform';
import { EventSaved, SaveEventResult } from '../events/event.graphql.ts';
import { EventQueries } from '../events/event.queries.ts';
import { CloneEvent } from './clone-event.ts';
import { CloneEventInput, ClonePartType } from './clone.graphql.ts';
import { EditionCloners } from './edition-cloners.ts';

@Resolver()
export class CloneResolver {
  constructor(
    private readonly events: EventQueries,
    private readonly clone: CloneEvent,
    private readonly cloners: EditionCloners,
  ) {}

  @Requires('event.create', everywhere)
  @Query(() => [ClonePartType], {
    description: 'What a new edition would take over besides texts, days and ticket types.',
  })
  cloneParts(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.cloners.parts(eventId);
  }

  @Requires('event.create', everywhere)
  @Mutation(() => SaveEventResult, {
    description:
      'Makes a draft from another edition: its structure with all days moved, and nothing of the people in it.',
  })
  cloneEvent(@Args('input') { eventId, ...input }: CloneEventInput, @CurrentCaller() caller: Caller) {
    const work = this.clone.run(caller, eventId, input);
    return outcomeOf(work.then(async (id) => as(EventSaved, { event: await this.events.managed(id) })));
  }
}
