import { type ContestSetup, type Criterion, OPEN_TO_ALL, type Round } from '@pho-hien/contests-core';
import { inContest, inOrganisation, newId, type PersonActor } from '@pho-hien/kernel';
import { CreateOrganisation } from '@pho-hien/organisations-api';
import type { Field, OrganisationKind } from '@pho-hien/organisations-core';
import { AssignRound } from '../assignment/assign-round.ts';
import { DecideEligibility } from '../entries/decide-eligibility.ts';
import type { SaveEntryInput } from '../entries/entry.graphql.ts';
import { SaveEntry } from '../entries/save-entry.ts';
import { SubmitEntry } from '../entries/submit-entry.ts';
import { InviteOfficial } from '../judges/invite-official.ts';
import { SignStatement, STATEMENT_VERSION } from '../judges/sign-statement.ts';
import { MoveRound } from '../rounds/move-round.ts';
import { OpenRound } from '../rounds/open-round.ts';
import { CreateContest } from '../setup/create-contest.ts';
import { MoveContest } from '../setup/move-contest.ts';
import { ADMIN, callerOf, type ContestsApi } from './contests-api.ts';

const both = (text: string) => ({ vi: text, en: '' });
let made = 0;

/** A criterion from 0 to 10 by half points. */
export const aCriterion = (weight: number): Criterion => ({
  id: newId(),
  name: both('Tính mới'),
  weight,
  scale: { min: 0, max: 1000, step: 50 },
  levels: [],
});

/** A round of two criteria, ranked by the mean of its sheets. */
export function aRound(change: Partial<Round> = {}): Round {
  return {
    id: newId(),
    kind: 'FINAL',
    name: both('Chung kết'),
    scoringOpensAt: null,
    scoringClosesAt: null,
    criteria: [aCriterion(40), aCriterion(60)],
    judgesPerEntry: 2,
    entriesPerJudge: 30,
    matchFields: false,
    blind: false,
    advance: null,
    passMarks: { leastMean: null, lowest: 'ALLOWED' },
    ranking: { method: 'WEIGHTED_MEAN', drop: 0, decimals: 2 },
    tieBreaks: [{ kind: 'LOT', criterionId: null }],
    pitch: null,
    ...change,
  };
}

/** A contest of one board with a screening, of which one goes on, and a final. */
export function aSetup(change: Partial<ContestSetup> = {}): ContestSetup {
  made += 1;
  return {
    slug: `cuoc-thi-${made}`,
    name: both(`Ý tưởng khởi nghiệp ${made}`),
    description: both(''),
    eventId: null,
    opensAt: new Date('2026-11-01T00:00:00Z'),
    closesAt: new Date('2026-11-30T10:00:00Z'),
    entryRules: OPEN_TO_ALL,
    boards: [
      {
        id: newId(),
        name: both('Ý tưởng'),
        fields: [],
        rounds: [aRound({ kind: 'SCREENING', advance: 1 }), aRound()],
        prizes: [{ name: both('Giải Nhất'), count: 1, amount: 20_000_000n }],
      },
    ],
    ...change,
  };
}

/** A contest that takes entries, as a test knows it. */
export interface TestContest {
  readonly id: string;
  readonly setup: ContestSetup;
  readonly boardId: string;
  /** The first round. */
  readonly round: Round;
}

export async function aContest(app: ContestsApi, setup: ContestSetup = aSetup()): Promise<TestContest> {
  const id = await app.get(CreateContest).run(callerOf(ADMIN), setup);
  await app.get(MoveContest).run(callerOf(ADMIN), id, 1, 'open');
  const [board] = setup.boards;
  return { id, setup, boardId: board!.id, round: board!.rounds[0]! };
}

/** An organisation with the person who answers for it. */
export interface TestTeam {
  readonly organisationId: string;
  readonly owner: PersonActor;
}

export async function aTeam(
  app: ContestsApi,
  { kind = 'TEAM', field = 'FOOD' }: { kind?: Exclude<OrganisationKind, 'AGENCY'>; field?: Field } = {},
): Promise<TestTeam> {
  made += 1;
  const organisationId = newId();
  const person = await app.person(`doi${made}@khoinghiep${made}.example`);
  const role = kind === 'SCHOOL' ? 'COORDINATOR' : 'STARTUP_OWNER';
  const owner = { ...person, grants: [{ id: newId(), role, scope: inOrganisation(organisationId) }] } as PersonActor;
  await app.get(CreateOrganisation).run(callerOf(owner), organisationId, {
    kind,
    name: `Nhóm Nhãn Lồng ${made}`,
    taxCode: null,
    firstRegisteredOn: null,
    projectName: kind === 'TEAM' ? 'Nhãn sấy dẻo' : null,
    field,
    stage: null,
    intellectualProperty: [],
    pitch: '',
    website: null,
    communeCode: null,
    logoFileId: null,
    headExperienceYears: null,
    hasSupportProcess: false,
    hasCooperationAgreements: false,
  });
  return { organisationId, owner };
}

/** An uploaded summary, as the upload would have left it. */
export async function aOnePager(app: ContestsApi, owner: PersonActor, purpose = 'entry-summary'): Promise<string> {
  const id = newId();
  await app.rows(
    `insert into stored_files (id, purpose, owner_id, storage_key, media_type, size, sha256, name, created_at)
     values ($1, $2, $3, $4, 'application/pdf', 10, $5, 'tom-tat.pdf', now())`,
    [id, purpose, owner.userId, id, '0'.repeat(64)],
  );
  return id;
}

/** What a team writes; all that handing in asks for. */
export async function anEntryInput(
  app: ContestsApi,
  { id: contestId, boardId }: TestContest,
  { organisationId, owner }: TestTeam,
  change: Partial<SaveEntryInput> = {},
): Promise<SaveEntryInput> {
  return {
    id: newId(),
    contestId,
    boardId,
    organisationId,
    title: 'Nhãn sấy dẻo',
    summary: 'Giữ vị tươi mười hai tháng.',
    field: 'FOOD',
    videoUrl: '',
    onePagerFileId: await aOnePager(app, owner),
    team: [{ fullName: owner.name, email: owner.email, task: '' }],
    mentorEmails: [],
    ...change,
  };
}

/** An entry that was handed in. Its version is 2. */
export async function anEntry(
  app: ContestsApi,
  contest: TestContest,
  team: TestTeam,
  change: Partial<SaveEntryInput> = {},
): Promise<string> {
  const input = await anEntryInput(app, contest, team, change);
  await app.get(SaveEntry).run(callerOf(team.owner), input);
  await app.get(SubmitEntry).run(callerOf(team.owner), input.id, 1);
  return input.id;
}

/** A judge who signed. */
export interface TestJudge {
  readonly id: string;
  readonly actor: PersonActor;
}

export async function aJudge(
  app: ContestsApi,
  { id: contestId }: TestContest,
  email = `giam.khao${(made += 1)}@truong${made}.example`,
): Promise<TestJudge> {
  const judge = { boardId: null, fields: [], maxLoad: null };
  const offered = await app.get(InviteOfficial).run(callerOf(ADMIN), { contestId, email, locale: 'vi', judge });
  const actor = await app.accept(email, offered.token, 'JUDGE', inContest(contestId, null));
  await app.get(SignStatement).run(callerOf(actor), { contestId, version: STATEMENT_VERSION, fields: [] });
  const [row] = await app.rows<{ id: string }>('select id from contest_judges where user_id = $1 and contest_id = $2', [
    actor.userId,
    contestId,
  ]);
  return { id: row!.id, actor };
}

/** A round with its entries and judges. */
export interface TestScoring extends TestContest {
  readonly secretary: PersonActor;
  readonly teams: readonly TestTeam[];
  readonly entryIds: readonly string[];
  readonly judges: readonly TestJudge[];
}

interface Size {
  entries?: number;
  judges?: number;
  setup?: ContestSetup;
}

/** A contest of which the first round is open; nobody is assigned yet. */
export async function anOpened(
  app: ContestsApi,
  { entries = 3, judges = 3, setup = aSetup() }: Size = {},
): Promise<TestScoring> {
  app.clock.set('2026-11-10T00:00:00Z');
  const contest = await aContest(app, setup);
  const secretary = await app.secretary(contest.id, `thu.ky${(made += 1)}@phohien.example`);
  const teams = [];
  const entryIds = [];
  for (let i = 0; i < entries; i += 1) {
    const team = await aTeam(app);
    const id = await anEntry(app, contest, team);
    await app.get(DecideEligibility).run(callerOf(secretary), { id, version: 2, eligible: true, reason: '' });
    teams.push(team);
    entryIds.push(id);
  }
  const signed = [];
  for (let i = 0; i < judges; i += 1) signed.push(await aJudge(app, contest));
  app.clock.set('2026-12-01T00:00:00Z');
  await app.get(OpenRound).run(callerOf(secretary), contest.round.id);
  return { ...contest, secretary, teams, entryIds, judges: signed };
}

/** A contest of which the first round is assigned and takes scores. */
export async function aScoring(app: ContestsApi, size: Size = {}): Promise<TestScoring> {
  const opened = await anOpened(app, size);
  await app.get(AssignRound).run(callerOf(opened.secretary), opened.round.id);
  await app.get(MoveRound).run(callerOf(opened.secretary), opened.round.id, 'startScoring');
  return opened;
}
