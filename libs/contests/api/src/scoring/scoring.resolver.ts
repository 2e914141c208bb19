import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Clock } from '@pho-hien/kernel';
import { as, type Caller, CLOCK, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import { ReopenSheet } from './reopen-sheet.ts';
import { SaveFeedback } from './save-feedback.ts';
import { SaveScores } from './save-scores.ts';
import {
  JudgeSheet,
  ReopenSheetInput,
  ReopenSheetResult,
  SaveFeedbackInput,
  SaveScoresInput,
  SaveScoresResult,
  ScoresSaved,
  SheetReopened,
  SheetResult,
  SheetSaved,
  SubmitSheetInput,
} from './scoring.graphql.ts';
import { SheetQueries } from './sheet.queries.ts';
import { SubmitSheet } from './submit-sheet.ts';

@Resolver()
export class ScoringResolver {
  constructor(
    private readonly sheets: SheetQueries,
    private readonly saving: SaveScores,
    private readonly savingFeedback: SaveFeedback,
    private readonly submitting: SubmitSheet,
    private readonly reopening: ReopenSheet,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Requires('contest.judge', scopeOf('contest', 'contestId'))
  @Query(() => [JudgeSheet], { description: 'All that the caller was assigned, and nothing else, by entry number.' })
  mySheets(@Args('contestId', { type: () => ID }) contestId: string, @CurrentCaller() caller: Caller) {
    return this.sheets.own(contestId, personIn(caller));
  }

  @Requires('contest.judge', scopeOf('contest', 'input.contestId'))
  @Mutation(() => SaveScoresResult, {
    description: 'Keeps what a judge wrote, also with the network off in between: sent again, it is known.',
  })
  saveScores(@Args('input') input: SaveScoresInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.saving.run(caller, input).then((saved) => as(ScoresSaved, saved)));
  }

  @Requires('contest.judge', scopeOf('contest', 'input.contestId'))
  @Mutation(() => SheetResult, { description: 'What the judge says to the team as a whole.' })
  saveFeedback(@Args('input') input: SaveFeedbackInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.savingFeedback.run(caller, input).then(() => this.saved(input, caller)));
  }

  @Requires('contest.judge', scopeOf('contest', 'input.contestId'))
  @Mutation(() => SheetResult, {
    description: 'Hands a sheet in. A criterion that is not scored is a problem at `criteria.<id>`.',
  })
  submitSheet(@Args('input') input: SubmitSheetInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.submitting.run(caller, input).then(() => this.saved(input, caller)));
  }

  @Requires('contest.manage', scopeOf('sheet', 'input.sheetId'))
  @Mutation(() => ReopenSheetResult, { description: 'While the round takes scores.' })
  reopenSheet(@Args('input') { sheetId, reason }: ReopenSheetInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.reopening.run(caller, sheetId, reason).then(() => as(SheetReopened, { sheetId })));
  }

  private async saved({ contestId, sheetId }: SubmitSheetInput, caller: Caller): Promise<SheetSaved> {
    const at = this.clock.now();
    return as(SheetSaved, { at, sheet: await this.sheets.one(contestId, personIn(caller), sheetId) });
  }
}
