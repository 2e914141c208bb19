import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Requires, scopeOf } from '@pho-hien/platform';
import { RegistrationDayType, RegistrationTotalType } from './desk.graphql.ts';
import { DeskQueries } from './desk.queries.ts';

@Resolver()
export class DeskResolver {
  constructor(private readonly queries: DeskQueries) {}

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => [RegistrationTotalType], { description: 'The registrations of an event, counted by status.' })
  registrationTotals(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.totals(eventId);
  }

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => [RegistrationDayType], {
    description: 'The registrations of an event by the day in Vietnam on which they were sent, first day first.',
  })
  registrationDays(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.days(eventId);
  }
}
