import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { anywhere, as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { AssignRound } from './assign-round.ts';
import {
  AssignRoundInput,
  AssignRoundResult,
  RecuseInput,
  Recused,
  RecuseResult,
  RoundAssigned,
  RoundProgress,
  SetSheetInput,
  SetSheetResult,
  SheetsChanged,
} from './assignment.graphql.ts';
import { ProgressQueries } from './progress.queries.ts';
import { Recuse } from './recuse.ts';
import { SetSheet } from './set-sheet.ts';

@Resolver()
export class AssignmentResolver {
  constructor(
    private readonly progress: ProgressQueries,
    private readonly assigning: AssignRound,
    private readonly setting: SetSheet,
    private readonly recusing: Recuse,
  ) {}

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Query(() => RoundProgress, { description: 'Which judge has which entry, and how far each sheet is.' })
  roundProgress(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.progress.of(roundId);
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => AssignRoundResult, {
    description:
      'Every entry its judges, nobody over their load, fields matched, no conflict, loads as even as can be. As often as one likes: what was set by hand or has begun stays.',
  })
  assignRound(@Args('input') { roundId }: AssignRoundInput, @CurrentCaller() caller: Caller) {
    const work = this.assigning.run(caller, roundId);
    return outcomeOf(work.then(({ pairs, ...rest }) => as(RoundAssigned, { ...rest, sheets: pairs.length })));
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => SetSheetResult, { description: 'One judge for one entry by hand, or not.' })
  setSheet(@Args('input') input: SetSheetInput, @CurrentCaller() caller: Caller) {
    const changed = async () => as(SheetsChanged, { progress: await this.progress.of(input.roundId) });
    return outcomeOf(this.setting.run(caller, input).then(changed));
  }

  @Requires('contest.judge', anywhere)
  @Mutation(() => RecuseResult, {
    description: 'A judge will not score an entry of theirs; at any time before the round closes. The sheet is void.',
  })
  recuse(@Args('input') { sheetId, reason }: RecuseInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.recusing.run(caller, sheetId, reason).then((done) => as(Recused, done)));
  }

  @Requires('contest.manage', scopeOf('sheet', 'input.sheetId'))
  @Mutation(() => RecuseResult, { description: 'A secretary recuses a judge. The sheet is void.' })
  recuseJudge(@Args('input') { sheetId, reason }: RecuseInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.recusing.run(caller, sheetId, reason).then((done) => as(Recused, done)));
  }
}
