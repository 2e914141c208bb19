import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import {
  BadgeDesignSaved,
  BadgeDesignType,
  SaveBadgeDesignInput,
  SaveBadgeDesignResult,
} from './badge-design.graphql.ts';
import { BadgeDesignQueries } from './badge-design.queries.ts';
import { SaveBadgeDesign } from './save-badge-design.ts';

@Resolver(() => BadgeDesignType)
export class BadgeDesignResolver {
  constructor(
    private readonly designs: BadgeDesignQueries,
    private readonly save: SaveBadgeDesign,
  ) {}

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => BadgeDesignType, { description: 'How the badges of an event look.' })
  badgeDesign(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.designs.of(eventId);
  }

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveBadgeDesignResult, { description: 'Says how the badges of an event look, from now on.' })
  saveBadgeDesign(@Args('input') { eventId, ...design }: SaveBadgeDesignInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.save
        .run(caller, eventId, design)
        .then(async () => as(BadgeDesignSaved, { design: await this.designs.of(eventId) })),
    );
  }
}
