import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf } from '@pho-hien/platform';
import { DecideTie } from './decide-tie.ts';
import { EndJudge } from './end-judge.ts';
import { InviteOfficial } from './invite-official.ts';
import {
  ContestOfficials,
  ContestTieType,
  DecideTieInput,
  DeclareTeamTieInput,
  DeclareTeamTieResult,
  EndJudgeInput,
  InviteJudgeInput,
  InviteSecretaryInput,
  JudgedTeam,
  JudgeStatement,
  JudgeStatementSigned,
  OfficialsChanged,
  OfficialsResult,
  SignJudgeStatementInput,
  SignJudgeStatementResult,
  TeamTieDeclared,
  TellTieInput,
  TieKept,
  TieResult,
} from './judge.graphql.ts';
import { OfficialQueries } from './official.queries.ts';
import { SignStatement } from './sign-statement.ts';
import { TellTie } from './tell-tie.ts';

@Resolver()
export class JudgeResolver {
  constructor(
    private readonly officials: OfficialQueries,
    private readonly inviting: InviteOfficial,
    private readonly ending: EndJudge,
    private readonly signing: SignStatement,
    private readonly telling: TellTie,
    private readonly deciding: DecideTie,
  ) {}

  @Requires('contest.read', scopeOf('contest', 'contestId'))
  @Query(() => ContestOfficials)
  contestOfficials(@Args('contestId', { type: () => ID }) contestId: string) {
    return this.officials.of(contestId);
  }

  @Requires('contest.read', scopeOf('contest', 'contestId'))
  @Query(() => [ContestTieType], {
    description: 'Every tie between a signed judge and an entry; those that wait for a secretary first.',
  })
  contestTies(@Args('contestId', { type: () => ID }) contestId: string) {
    return this.officials.tiesOf(contestId);
  }

  @Requires('contest.judge', scopeOf('contest', 'contestId'))
  @Query(() => JudgeStatement, { description: 'What the caller signs as a judge, or has signed.' })
  judgeStatement(@Args('contestId', { type: () => ID }) contestId: string, @CurrentCaller() caller: Caller) {
    return this.officials.statementOf(caller, contestId);
  }

  @Requires('contest.manage', scopeOf('contest', 'input.contestId'))
  @Mutation(() => OfficialsResult, { description: 'Mails an invitation to run the contest: one link, seven days.' })
  inviteContestSecretary(@Args('input') input: InviteSecretaryInput, @CurrentCaller() caller: Caller) {
    const work = this.inviting.run(caller, { ...input, judge: null });
    return outcomeOf(work.then(() => this.changed(input.contestId)));
  }

  @Requires('contest.manage', scopeOf('contest', 'input.contestId'))
  @Mutation(() => OfficialsResult, { description: 'Mails an invitation to judge: one link, seven days.' })
  inviteJudge(@Args('input') input: InviteJudgeInput, @CurrentCaller() caller: Caller) {
    const { contestId, email, locale, boardId, fields, maxLoad } = input;
    const judge = { boardId: boardId ?? null, fields, maxLoad: maxLoad ?? null };
    return outcomeOf(
      this.inviting.run(caller, { contestId, email, locale, judge }).then(() => this.changed(contestId)),
    );
  }

  @Requires('contest.manage', scopeOf('judge', 'input.judgeId'))
  @Mutation(() => OfficialsResult, { description: 'Their sheets in rounds that are not closed are void, or go.' })
  async endJudge(@Args('input') { judgeId, reason }: EndJudgeInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.ending.run(caller, judgeId, reason).then(async () => this.changed(await this.contestOf(judgeId))),
    );
  }

  @Requires('contest.judge', scopeOf('contest', 'input.contestId'))
  @Mutation(() => SignJudgeStatementResult, { description: 'Signed again, only fields and load change.' })
  signJudgeStatement(@Args('input') input: SignJudgeStatementInput, @CurrentCaller() caller: Caller) {
    const signed = async () =>
      as(JudgeStatementSigned, { statement: await this.officials.statementOf(caller, input.contestId) });
    return outcomeOf(this.signing.run(caller, input).then(signed));
  }

  @Requires('contest.judge', scopeOf('contest', 'contestId'))
  @Query(() => [JudgedTeam], { description: 'Every team with an entry, for a judge to tell what ties them to it.' })
  judgedTeams(@Args('contestId', { type: () => ID }) contestId: string, @CurrentCaller() caller: Caller) {
    return this.officials.teamsOf(caller, contestId);
  }

  @Requires('contest.judge', scopeOf('contest', 'input.contestId'))
  @Mutation(() => DeclareTeamTieResult, {
    description: 'A judge tells what ties them to a team, before they have a sheet for an entry of it.',
  })
  declareTeamTie(@Args('input') input: DeclareTeamTieInput, @CurrentCaller() caller: Caller) {
    const told = async () => as(TeamTieDeclared, { teams: await this.officials.teamsOf(caller, input.contestId) });
    return outcomeOf(this.telling.ofTeam(caller, input).then(told));
  }

  @Requires('contest.manage', scopeOf('judge', 'input.judgeId'))
  @Mutation(() => TieResult, { description: 'A secretary keeps what somebody told of a judge.' })
  tellTie(@Args('input') input: TellTieInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.telling.run(caller, input).then(() => this.tie(input)));
  }

  @Requires('contest.manage', scopeOf('judge', 'input.judgeId'))
  @Mutation(() => TieResult, { description: 'Whether a judge may score in spite of a tie that does not bar outright.' })
  decideTie(@Args('input') input: DecideTieInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.deciding.run(caller, input).then(() => this.tie(input)));
  }

  private async changed(contestId: string): Promise<OfficialsChanged> {
    return as(OfficialsChanged, { officials: await this.officials.of(contestId) });
  }

  private async contestOf(judgeId: string): Promise<string> {
    const scope = await this.officials.scopeOf(judgeId);
    return scope?.kind === 'contest' ? scope.id : '';
  }

  private async tie({ judgeId, entryId }: { judgeId: string; entryId: string }): Promise<TieKept> {
    return as(TieKept, { ties: await this.officials.tieOf(await this.contestOf(judgeId), judgeId, entryId) });
  }
}
