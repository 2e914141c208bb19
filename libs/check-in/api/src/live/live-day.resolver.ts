import { Args, Context, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type GraphqlContext, Requires, scopeOf, whileAllowed } from '@pho-hien/platform';
import type { GraphQLError } from 'graphql';
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
    // A refusal in place of a day becomes the error of the answer.
    resolve: (day: LiveDay | GraphQLError) => day,
  })
  liveDay(@Args('eventId', { type: () => ID }) eventId: string, @Context() { refusalNow }: GraphqlContext) {
    return whileAllowed(this.hub.watch(eventId), refusalNow!);
  }
}
