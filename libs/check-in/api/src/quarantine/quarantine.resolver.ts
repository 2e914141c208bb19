import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { DecideQuarantine } from './decide-quarantine.ts';
import {
  DecideQuarantineInput,
  DecideQuarantineResult,
  QuarantineDecided,
  QuarantinedFactType,
} from './quarantine.graphql.ts';
import { QuarantineQueries } from './quarantine.queries.ts';

@Resolver()
export class QuarantineResolver {
  constructor(
    private readonly queries: QuarantineQueries,
    private readonly decide: DecideQuarantine,
  ) {}

  @Requires('checkin.manage', scopeOf('event', 'eventId'))
  @Query(() => [QuarantinedFactType], {
    description: 'What revoked and locked devices handed in and nobody has decided on, by device; at most 500.',
  })
  quarantinedFacts(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.ofEvent(eventId);
  }

  @Requires('checkin.manage', scopeOf('device', 'input.deviceId'))
  @Mutation(() => DecideQuarantineResult, {
    description: 'Takes facts out of quarantine into the ledger, or leaves them out for good; with a reason.',
  })
  decideQuarantine(@Args('input') input: DecideQuarantineInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.decide.run(caller, input).then((decided) => as(QuarantineDecided, decided)));
  }
}
