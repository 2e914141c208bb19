import { Args, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Requires, scopeOf } from '@pho-hien/platform';
import { LiveDayHub } from './live-day-hub.ts';
import { LiveDays } from './live-days.ts';
import { LiveDay } from './live-day.graphql.ts';

@Resolver()
export class LiveDayResolver {
  constructor(
    private readonly days: LiveDays,
    private readonly hub: LiveDayHub,
  ) {}

  @Requires('checkin.watch', scopeOf('event', 'eventId'))
  @Query(() => LiveDay, { name: 'liveDay', description: 'An event’s day, counted now.' })
  dayNow(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.days.read(eventId);
  }

  @Requires('checkin.watch', scopeOf('event', 'eventId'))
  @Subscription(() => LiveDay, {
    name: 'liveDay',
    description:
      'An event’s day, now and after each change, a few times a second at most; ends with the right to watch.',
    resolve: (day: LiveDay) => day,
  })
  liveDay(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.hub.watch(eventId);
  }
}
