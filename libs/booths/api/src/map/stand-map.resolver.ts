import { Args, Query, Resolver } from '@nestjs/graphql';
import { inEvent } from '@pho-hien/kernel';
import { Authorizer, type Caller, CurrentCaller, Public } from '@pho-hien/platform';
import { StandMap } from './stand-map.graphql.ts';
import { StandMapQueries } from './stand-map.queries.ts';

@Resolver()
export class StandMapResolver {
  constructor(
    private readonly maps: StandMapQueries,
    private readonly authorizer: Authorizer,
  ) {}

  @Public()
  @Query(() => StandMap, {
    nullable: true,
    description: 'Of the event of this address; null when it is not published, except for those who may see its draft.',
  })
  async standMap(@Args('slug', { type: () => String }) slug: string, @CurrentCaller() { actor }: Caller) {
    const event = await this.maps.eventOf(slug);
    if (!event) return null;
    const isShown =
      event.status === 'PUBLISHED' || this.authorizer.decide(actor, 'event.read', inEvent(event.id)) === 'allowed';
    return isShown ? this.maps.of(event) : null;
  }
}
