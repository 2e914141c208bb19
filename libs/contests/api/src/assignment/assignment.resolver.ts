import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { SheetStatus } from '@pho-hien/contests-core';
import { anywhere, as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { AssignRound } from './assign-round.ts';
import {
  AssignmentUnderWay,
  AssignRoundInput,
  AssignRoundResult,
  RecuseInput,
  Recused,
  RecuseResult,
  RoundAssigned,
  SetSheetInput,
  SetSheetResult,
  SheetsChanged,
  SheetStatusEnum,
} from './assignment.graphql.ts';
import { AssignmentQueries } from './assignment.queries.ts';
import { RoundEntryConnection, RoundProgress, RoundSheetConnection } from './progress.graphql.ts';
import { ProgressHub } from './progress-hub.ts';
import { ProgressQueries } from './progress.queries.ts';
import { Recuse } from './recuse.ts';
import { RoundListQueries } from './round-list.queries.ts';
import { SetSheet } from './set-sheet.ts';

@Resolver()
export class AssignmentResolver {
  constructor(
    private readonly progress: ProgressQueries,
    private readonly hub: ProgressHub,
    private readonly lists: RoundListQueries,
    private readonly assigning: AssignRound,
    private readonly assignments: AssignmentQueries,
    private readonly setting: SetSheet,
    private readonly recusing: Recuse,
  ) {}

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Query(() => RoundProgress, { name: 'roundProgress', description: 'How far a round is, counted now.' })
  progressNow(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.progress.of(roundId);
  }

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Subscription(() => RoundProgress, {
    name: 'roundProgress',
    description: 'How far a round is, now and after each change, once a second at most; ends with the right to watch.',
    resolve: (progress: RoundProgress) => progress,
  })
  roundProgress(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.hub.watch(roundId);
  }

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Query(() => RoundEntryConnection, { description: 'The entries of a round, by number; those withdrawn since too.' })
  roundEntries(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('search', { type: () => String, nullable: true, description: 'A number, or part of title or team.' })
    search?: string | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ) {
    return this.lists.entries({ roundId, search: search ?? null, first: first ?? null, after: after ?? null });
  }

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Query(() => RoundSheetConnection, {
    description: 'Which judge has which entry, and how far each sheet is, by entry; void ones too.',
  })
  roundSheets(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('search', { type: () => String, nullable: true, description: 'As for entries, or part of a judge’s name.' })
    search?: string | null,
    @Args('judgeId', { type: () => ID, nullable: true }) judgeId?: string | null,
    @Args('statuses', { type: () => [SheetStatusEnum], nullable: true }) statuses?: SheetStatus[] | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ) {
    return this.lists.sheets({
      ...{ roundId, search: search ?? null, judgeId: judgeId ?? null, statuses: statuses ?? null },
      ...{ first: first ?? null, after: after ?? null },
    });
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => AssignRoundResult, {
    description:
      'Every entry its judges, nobody over their load, fields matched, no conflict, loads as even as can be. As often as one likes: what was set by hand or has begun stays.',
  })
  assignRound(@Args('input') { roundId }: AssignRoundInput, @CurrentCaller() caller: Caller) {
    const work = this.assigning.run(caller, roundId);
    return outcomeOf(
      work.then(async (outcome) =>
        outcome ? as(RoundAssigned, await this.assignments.told(outcome)) : as(AssignmentUnderWay, { roundId }),
      ),
    );
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => SetSheetResult, { description: 'One judge for one entry by hand, or not.' })
  setSheet(@Args('input') input: SetSheetInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.setting.run(caller, input).then(() => as(SheetsChanged, { roundId: input.roundId })));
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
