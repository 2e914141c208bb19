import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { anywhere, as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import {
  ConflictConnection,
  ConflictsArgs,
  ConflictSettled,
  SettleConflictInput,
  SettleConflictResult,
} from './conflict.graphql.ts';
import { ConflictQueries } from './conflict.queries.ts';
import { SettleConflict } from './settle-conflict.ts';

@Resolver()
export class ConflictResolver {
  constructor(
    private readonly queries: ConflictQueries,
    private readonly settle: SettleConflict,
  ) {}

  @Requires('checkin.watch', scopeOf('event', 'eventId'))
  @Query(() => ConflictConnection, {
    description: 'The conflicts of an event: the unsettled first, the newest of each first; counted are the unsettled.',
  })
  async conflicts(@Args() args: ConflictsArgs) {
    const { unsettled, ...page } = await this.queries.ofEvent(args);
    return { ...page, totalCount: unsettled };
  }

  @Requires('scan.override', anywhere)
  @Mutation(() => SettleConflictResult, {
    description: 'Writes down what was found out; for supervisors, at the gates concerned and for the event.',
  })
  settleConflict(@Args('input') input: SettleConflictInput, @CurrentCaller() caller: Caller) {
    const gateId = caller.actor.kind === 'device' ? caller.actor.gateId : null;
    return outcomeOf(
      this.settle
        .run(caller, input)
        .then(async (id) => as(ConflictSettled, { conflict: await this.queries.byId(id, gateId) })),
    );
  }
}
