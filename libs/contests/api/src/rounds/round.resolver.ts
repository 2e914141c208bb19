import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { ContestQueries } from '../setup/contest.queries.ts';
import { MoveRound } from './move-round.ts';
import { OpenRound } from './open-round.ts';
import { MoveRoundInput, MoveRoundResult, OpenRoundInput, RoundMoved } from './round.graphql.ts';

@Resolver()
export class RoundResolver {
  constructor(
    private readonly contests: ContestQueries,
    private readonly opening: OpenRound,
    private readonly moving: MoveRound,
  ) {}

  @Requires('contest.manage', scopeOf('round', 'input.id'))
  @Mutation(() => MoveRoundResult, {
    description:
      'Freezes the rules, commits to the seed of the lot, and takes in who may come. Problems stand at `id`, or at `entries` where none may come or some are not yet found eligible or not.',
  })
  openRound(@Args('input') { id }: OpenRoundInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.opening.run(caller, id).then(() => this.moved(id)));
  }

  @Requires('contest.manage', scopeOf('round', 'input.id'))
  @Mutation(() => MoveRoundResult, { description: 'With closing, the ranking is computed and kept as a draft.' })
  moveRound(@Args('input') { id, step, reason }: MoveRoundInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.moving.run(caller, id, step, reason?.trim() || null).then(() => this.moved(id)));
  }

  private async moved(id: string): Promise<RoundMoved> {
    return as(RoundMoved, { round: await this.contests.round(id) });
  }
}
