import { Args, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Requires, scopeOf } from '@pho-hien/platform';
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
    resolve: (count: LiveCount) => count,
  })
  liveCount(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.hub.watch(eventId);
  }
}
