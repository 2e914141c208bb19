import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Public, Requires, scopeOf } from '@pho-hien/platform';
import { CancelPublication } from './cancel-publication.ts';
import { CorrectResult } from './correct-result.ts';
import { DecideResult } from './decide-result.ts';
import { PublishResult } from './publish-result.ts';
import {
  CancelPublicationInput,
  CorrectResultInput,
  DecideResultInput,
  OwnResult,
  PublishedResult,
  PublishResultInput,
  ResultChanged,
  ResultSheet,
  RoundResultResult,
  RoundResultType,
} from './result.graphql.ts';
import { ResultQueries } from './result.queries.ts';
import { ResultSheets } from './result-sheets.ts';

@Resolver()
export class ResultResolver {
  constructor(
    private readonly results: ResultQueries,
    private readonly sheets: ResultSheets,
    private readonly deciding: DecideResult,
    private readonly publishing: PublishResult,
    private readonly cancelling: CancelPublication,
    private readonly correcting: CorrectResult,
  ) {}

  @Requires('contest.watch', scopeOf('round', 'roundId'))
  @Query(() => [RoundResultType], { description: 'Every version of a round’s result, the newest first.' })
  roundResults(@Args('roundId', { type: () => ID }) roundId: string) {
    return this.results.ofRound(roundId);
  }

  @Requires('contest.manage', scopeOf('result', 'resultId'))
  @Query(() => [ResultSheet], { description: 'Every sheet of the round that a result is of, by entry and judge.' })
  resultSheets(@Args('resultId', { type: () => ID }) resultId: string) {
    return this.sheets.of(resultId);
  }

  @Public()
  @Query(() => [PublishedResult], { description: 'What was published of a contest: who goes on, and who has won.' })
  contestResults(@Args('contestId', { type: () => ID }) contestId: string) {
    return this.results.published(contestId);
  }

  @Requires('organisation.read', scopeOf('own entry', 'entryId'))
  @Query(() => [OwnResult], {
    description: 'What an entry came to, with scores and feedback, as far as it is published.',
  })
  ownResults(@Args('entryId', { type: () => ID }) entryId: string) {
    return this.results.ofEntry(entryId);
  }

  @Requires('contest.manage', scopeOf('result', 'input.resultId'))
  @Mutation(() => RoundResultResult, { description: 'Records what the jury decided; from then on it stays.' })
  decideResult(@Args('input') { resultId, decisions, minutes }: DecideResultInput, @CurrentCaller() caller: Caller) {
    const given = decisions.map((one) => ({ ...one, prize: one.prize ?? null }));
    return outcomeOf(
      this.deciding.run(caller, resultId, { decisions: given, minutes }).then(() => this.changed(resultId)),
    );
  }

  @Requires('contest.manage', scopeOf('result', 'input.resultId'))
  @Mutation(() => RoundResultResult, { description: 'Now, or at a set moment. What was published never changes.' })
  publishResult(@Args('input') { resultId, publishAt }: PublishResultInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.publishing.run(caller, resultId, publishAt ?? null).then(() => this.changed(resultId)));
  }

  @Requires('contest.manage', scopeOf('result', 'input.resultId'))
  @Mutation(() => RoundResultResult, { description: 'Takes back the moment set for it, until that has come.' })
  cancelPublication(@Args('input') { resultId }: CancelPublicationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.cancelling.run(caller, resultId).then(() => this.changed(resultId)));
  }

  @Requires('contest.manage', scopeOf('round', 'input.roundId'))
  @Mutation(() => RoundResultResult, { description: 'Makes a new version beside what was published.' })
  correctResult(@Args('input') { roundId, reason }: CorrectResultInput, @CurrentCaller() caller: Caller) {
    const newest = async () => as(ResultChanged, { result: (await this.results.ofRound(roundId))[0]! });
    return outcomeOf(this.correcting.run(caller, roundId, reason).then(newest));
  }

  private async changed(id: string): Promise<ResultChanged> {
    return as(ResultChanged, { result: await this.results.byId(id) });
  }
}
