import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Public, Requires, scopeOf } from '@pho-hien/platform';
import { DrawLot } from './draw-lot.ts';
import { DrawLotInput, DrawLotResult, LotDrawn, StageOrder } from './stage.graphql.ts';
import { StageQueries } from './stage.queries.ts';

@Resolver()
export class StageResolver {
  constructor(
    private readonly stage: StageQueries,
    private readonly drawing: DrawLot,
  ) {}

  @Public()
  @Query(() => StageOrder, { nullable: true, description: 'Null before it was drawn, and of a contest not shown.' })
  stageOrder(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.stage.of(roundId);
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => DrawLotResult, { description: 'Once in a round, after it opened and before judges score.' })
  drawLot(@Args('input') { roundId, word }: DrawLotInput, @CurrentCaller() caller: Caller) {
    const drawn = async () => as(LotDrawn, { order: (await this.stage.of(roundId))! });
    return outcomeOf(this.drawing.run(caller, roundId, word).then(drawn));
  }
}
