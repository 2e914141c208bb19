import { Module, type OnModuleInit } from '@nestjs/common';
import { FilePurposes } from '@pho-hien/files-api';
import { MergeFollowers } from '@pho-hien/organisations-api';
import { Jobs, ScopeTracers } from '@pho-hien/platform';
import { AssignInThread } from './assignment/assign-in-thread.ts';
import { ASSIGN_ROUND, AssignLargeRound, type AssignmentDue } from './assignment/assign-large-round.ts';
import { AssignRound } from './assignment/assign-round.ts';
import { AssignmentQueries } from './assignment/assignment.queries.ts';
import { AssignmentResolver } from './assignment/assignment.resolver.ts';
import { KeepAssignment } from './assignment/keep-assignment.ts';
import { ProgressHub } from './assignment/progress-hub.ts';
import { ProgressQueries } from './assignment/progress.queries.ts';
import { Recuse } from './assignment/recuse.ts';
import { RoundListQueries } from './assignment/round-list.queries.ts';
import { RoundTasks } from './assignment/round-task.ts';
import { SetSheet } from './assignment/set-sheet.ts';
import { CalibrationQueries } from './calibration/calibration.queries.ts';
import { CalibrationResolver } from './calibration/calibration.resolver.ts';
import { EndCalibration } from './calibration/end-calibration.ts';
import { StartCalibration } from './calibration/start-calibration.ts';
import { CertificateCodes } from './certificates/certificate-codes.ts';
import { CertificateQueries } from './certificates/certificate.queries.ts';
import { CertificateResolver } from './certificates/certificate.resolver.ts';
import { AppealEntry } from './entries/appeal-entry.ts';
import { DecideAppeal } from './entries/decide-appeal.ts';
import { DecideEligibility } from './entries/decide-eligibility.ts';
import { EntryRulesReader } from './entries/entry-facts.ts';
import { registerEntryFiles } from './entries/entry-files.ts';
import { followMerge } from './entries/follow-merge.ts';
import { EntryQueries } from './entries/entry.queries.ts';
import { EntryResolver } from './entries/entry.resolver.ts';
import { MayEnter } from './entries/may-enter.ts';
import { MoveEntry } from './entries/move-entry.ts';
import { SaveEntry } from './entries/save-entry.ts';
import { SubmitEntry } from './entries/submit-entry.ts';
import { DecideTie } from './judges/decide-tie.ts';
import { EndJudge } from './judges/end-judge.ts';
import { InviteOfficial } from './judges/invite-official.ts';
import { JudgeResolver } from './judges/judge.resolver.ts';
import { OfficialQueries } from './judges/official.queries.ts';
import { SignStatement } from './judges/sign-statement.ts';
import { TellTie } from './judges/tell-tie.ts';
import { Ties } from './judges/ties.ts';
import { ComputeResult } from './results/compute-result.ts';
import { CancelPublication } from './results/cancel-publication.ts';
import { CorrectResult } from './results/correct-result.ts';
import { DecideResult } from './results/decide-result.ts';
import { type PublicationDue, PUBLISH_RESULT, PublishResult } from './results/publish-result.ts';
import { ResultQueries } from './results/result.queries.ts';
import { ResultSheets } from './results/result-sheets.ts';
import { ResultResolver } from './results/result.resolver.ts';
import { VerifyContest } from './results/verify-contest.ts';
import { MOVE_ROUND, MoveRound, type RoundMoveDue } from './rounds/move-round.ts';
import { OpenRound } from './rounds/open-round.ts';
import { RoundResolver } from './rounds/round.resolver.ts';
import { ContestChanges } from './scoring/contest-changes.ts';
import { KnownSheets } from './scoring/known-sheets.ts';
import { ReopenSheet } from './scoring/reopen-sheet.ts';
import { SaveFeedback } from './scoring/save-feedback.ts';
import { SaveScores } from './scoring/save-scores.ts';
import { ScoreBatches } from './scoring/score-batches.ts';
import { ScoringResolver } from './scoring/scoring.resolver.ts';
import { SheetQueries } from './scoring/sheet.queries.ts';
import { SubmitSheet } from './scoring/submit-sheet.ts';
import { ContestQueries } from './setup/contest.queries.ts';
import { ContestResolver } from './setup/contest.resolver.ts';
import { ContestTemplates } from './setup/contest-templates.ts';
import { GrantContestResolver, InvitationContestResolver } from './setup/contest-names.resolver.ts';
import { CreateContest } from './setup/create-contest.ts';
import { CallOffContest } from './setup/call-off-contest.ts';
import { MoveContest } from './setup/move-contest.ts';
import { TELL_CALLED_OFF, TellCalledOff } from './setup/tell-called-off.ts';
import { RehearseContest } from './setup/rehearse-contest.ts';
import { TemplateResolver } from './setup/template.resolver.ts';
import { UpdateContest } from './setup/update-contest.ts';
import { DrawLot } from './stage/draw-lot.ts';
import { StageQueries } from './stage/stage.queries.ts';
import { StageResolver } from './stage/stage.resolver.ts';

const setup = [
  CreateContest,
  UpdateContest,
  MoveContest,
  CallOffContest,
  TellCalledOff,
  ContestQueries,
  ContestResolver,
  ContestTemplates,
  RehearseContest,
  TemplateResolver,
  GrantContestResolver,
  InvitationContestResolver,
];
const entries = [
  EntryRulesReader,
  MayEnter,
  SaveEntry,
  SubmitEntry,
  MoveEntry,
  DecideEligibility,
  AppealEntry,
  DecideAppeal,
  EntryQueries,
  EntryResolver,
];
const judges = [InviteOfficial, EndJudge, SignStatement, Ties, TellTie, DecideTie, OfficialQueries, JudgeResolver];
const rounds = [OpenRound, MoveRound, RoundResolver];
const calibration = [StartCalibration, EndCalibration, CalibrationQueries, CalibrationResolver];
const certificates = [CertificateCodes, CertificateQueries, CertificateResolver];
const stage = [DrawLot, StageQueries, StageResolver];
const assignment = [
  RoundTasks,
  KeepAssignment,
  AssignRound,
  AssignInThread,
  AssignLargeRound,
  AssignmentQueries,
  SetSheet,
  Recuse,
  ProgressQueries,
  ProgressHub,
  RoundListQueries,
  AssignmentResolver,
];
const scoring = [
  KnownSheets,
  ContestChanges,
  ScoreBatches,
  SaveScores,
  SaveFeedback,
  SubmitSheet,
  ReopenSheet,
  SheetQueries,
  ScoringResolver,
];
const results = [
  ComputeResult,
  DecideResult,
  PublishResult,
  CancelPublication,
  CorrectResult,
  VerifyContest,
  ResultQueries,
  ResultSheets,
  ResultResolver,
];

/** Contests: their set-up, entries, judges, scores and results. */
@Module({
  providers: [
    ...setup,
    ...entries,
    ...judges,
    ...rounds,
    ...stage,
    ...calibration,
    ...certificates,
    ...assignment,
    ...scoring,
    ...results,
  ],
})
export class ContestsModule implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly purposes: FilePurposes,
    private readonly jobs: Jobs,
    private readonly followers: MergeFollowers,
    private readonly contests: ContestQueries,
    private readonly entries: EntryQueries,
    private readonly officials: OfficialQueries,
    private readonly sheets: SheetQueries,
    private readonly results: ResultQueries,
    private readonly publishing: PublishResult,
    private readonly assigningLarge: AssignLargeRound,
    private readonly moving: MoveRound,
    private readonly telling: TellCalledOff,
  ) {}

  onModuleInit(): void {
    this.tracers.register('contest', (id) => this.contests.scopeOf(id));
    this.tracers.register('round', (id) => this.contests.scopeOfRound(id));
    this.tracers.register('entry', (id) => this.entries.contestScopeOf(id));
    this.tracers.register('own entry', (id) => this.entries.ownScopeOf(id));
    this.tracers.register('judge', (id) => this.officials.scopeOf(id));
    this.tracers.register('sheet', (id) => this.sheets.scopeOf(id));
    this.tracers.register('result', (id) => this.results.scopeOf(id));
    registerEntryFiles(this.purposes, this.entries);
    this.followers.register(followMerge);
    this.jobs.register<PublicationDue>(PUBLISH_RESULT, { retryLimit: 20, retryDelay: 5, concurrency: 1 }, (due) =>
      this.publishing.due(due),
    );
    this.jobs.register<AssignmentDue>(
      ASSIGN_ROUND,
      { retryLimit: 3, retryDelay: 2, concurrency: 1, heartbeatSeconds: 30 },
      (due, attempt) => this.assigningLarge.run(due, attempt),
    );
    this.jobs.register<RoundMoveDue>(MOVE_ROUND, { retryLimit: 20, retryDelay: 5, concurrency: 1 }, (due) =>
      this.moving.due(due),
    );
    this.jobs.register<{ contestId: string }>(TELL_CALLED_OFF, { retryLimit: 20, retryDelay: 30 }, ({ contestId }) =>
      this.telling.run(contestId),
    );
  }
}
