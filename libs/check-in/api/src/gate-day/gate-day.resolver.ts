import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Caller, CurrentCaller, Requires, scopeOf, SignedIn } from '@pho-hien/platform';
import { GateDay, SupervisedGate } from './gate-day.graphql.ts';
import { GateDays } from './gate-days.ts';

@Resolver()
export class GateDayResolver {
  constructor(private readonly days: GateDays) {}

  @Requires('checkin.watch', scopeOf('gate', 'gateId'))
  @Query(() => GateDay, { description: 'One gate’s day, counted now.' })
  gateDay(@Args('gateId', { type: () => ID }) gateId: string) {
    return this.days.read(gateId);
  }

  @SignedIn()
  @Query(() => [SupervisedGate], { description: 'The gates that one supervises without supervising their event.' })
  ownGates(@CurrentCaller() { actor }: Caller) {
    return this.days.supervisedBy(actor);
  }
}
