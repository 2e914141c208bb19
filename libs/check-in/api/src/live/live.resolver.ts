import { Args, Context, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type GraphqlContext, Requires, scopeOf, whileAllowed } from '@pho-hien/platform';
import type { GraphQLError } from 'graphql';
import { LiveCounts } from './live-counts.ts';
import { LiveHub } from './live-hub.ts';
import { LiveCount } from './live.graphql.ts';

@Resolver()
export class LiveResolver {
  constructor(
    private readonly counts: LiveCounts,
    private readonly hub: LiveHub,
  ) {}

  @Requires('checkin.watch', scopeOf('event', 'eventId'))
  @Query(() => LiveCount, { name: 'liveCount', description: 'An event’s gates, counted now.' })
  countNow(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.counts.read(eventId);
  }

  @Requires('checkin.watch', scopeOf('event', 'eventId'))
  @Subscription(() => LiveCount, {
    name: 'liveCount',
    description:
      'An event’s gates, counted now and after each change, at most twice a second; ends with the right to watch.',
    // A refusal in place of a count becomes the error of the answer.
    resolve: (count: LiveCount | GraphQLError) => count,
  })
  liveCount(@Args('eventId', { type: () => ID }) eventId: string, @Context() { refusalNow }: GraphqlContext) {
    return whileAllowed(this.hub.watch(eventId), refusalNow!);
  }
}
