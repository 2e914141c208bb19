import type { INestApplicationContext } from '@nestjs/common';
import {
  AssignRound,
  CreateContest,
  DecideEligibility,
  DecideResult,
  DrawLot,
  InviteOfficial,
  MoveContest,
  MoveRound,
  OpenRound,
  PublishResult,
  ResultQueries,
  SignStatement,
  STATEMENT_VERSION,
} from '@pho-hien/contests-api';
import { seededChance } from '@pho-hien/contests-core';
import { EstablishDemoStaff, TakeRole } from '@pho-hien/identity-api';
import { inContest, newId, type PersonActor } from '@pho-hien/kernel';
import { type Caller, Database, systemCaller } from '@pho-hien/platform';
import { demoContest, demoOpenContest } from './contest.ts';
import type { DemoClock } from './demo-clock.ts';
import { enter, entrantsOf } from './seed-entries.ts';
import { scoreSheets } from './seed-scores.ts';
import type { DemoAccount } from './seed-staff.ts';

const DAY = 24 * 3_600_000;
const SECRETARY = { email: 'thu-ky@phohien.example', name: 'Nguyễn Thu Hằng' };
/** The first can sign in. */
const JUDGES = [
  { email: 'giam-khao@phohien.example', name: 'PGS.TS. Trần Quốc Việt' },
  { email: 'ngoc-lan@dhsu-pham.example', name: 'TS. Đỗ Ngọc Lan' },
  { email: 'minh-duc@quydautu.example', name: 'Phạm Minh Đức' },
  { email: 'thanh-tam@hoinongdan.example', name: 'Hoàng Thanh Tâm' },
  { email: 'hai-yen@congnghe.example', name: 'Lê Hải Yến' },
  { email: 'van-son@nganhang.example', name: 'Vũ Văn Sơn' },
] as const;

const as = (userId: string, { name, email }: { readonly name: string; readonly email: string }): Caller => {
  const sessionId = newId();
  const actor: PersonActor = { kind: 'person', userId, email, name, grants: [], sessionId, secondFactorVerified: true };
  return { actor, requestId: 'demo-seed', locale: 'vi' };
};

/** The festival's contest: of one board the screening is scored and published, of the other it is being scored. */
export async function seedContest(
  app: INestApplicationContext,
  clock: DemoClock,
  { eventId, edition }: { readonly eventId: string; readonly edition: number },
): Promise<DemoAccount[]> {
  const now = new Date();
  const daysAgo = (days: number) => clock.set(new Date(now.getTime() - days * DAY));
  const chance = seededChance(edition);
  const system = systemCaller('demo');
  daysAgo(40);
  const setup = demoContest(eventId, now, edition);
  const contestId = await app.get(CreateContest).run(system, setup);
  await app.get(MoveContest).run(system, contestId, 1, 'open');
  const scope = inContest(contestId, eventId);
  const established = await app.get(EstablishDemoStaff).run({ ...SECRETARY, role: 'CONTEST_SECRETARY', scope });
  const secretary = as(established.userId, SECRETARY);

  daysAgo(20);
  const entrants = await entrantsOf(app);
  for (const [at, entrant] of entrants.entries()) {
    const board = setup.boards[at % setup.boards.length]!;
    const id = await enter(app, as(entrant.userId, entrant), { contestId, boardId: board.id }, entrant);
    await app.get(DecideEligibility).run(secretary, { id, version: 2, eligible: true, reason: '' });
  }
  const judges = await seedJudges(app, secretary, contestId, eventId);

  const [ideas, projects] = setup.boards.map((board) => board.rounds[0]!);
  daysAgo(10);
  for (const { id } of [ideas!, projects!]) {
    await app.get(OpenRound).run(secretary, id);
    await app.get(AssignRound).run(secretary, id);
    await app.get(MoveRound).run(secretary, id, 'startScoring');
  }
  daysAgo(8);
  await scoreSheets(app, judges.callers, contestId, ideas!, { chance, until: 1 });
  await publishRound(app, secretary, ideas!.id);
  // The final of that board comes next: who goes on stage when is drawn, and nobody scores yet.
  daysAgo(2);
  const final = setup.boards[0]!.rounds[1]!;
  await app.get(OpenRound).run(secretary, final.id);
  await app.get(DrawLot).run(secretary, final.id, 'mùa nhãn');
  daysAgo(9);
  const openId = await app.get(CreateContest).run(system, demoOpenContest(eventId, now, edition));
  await app.get(MoveContest).run(system, openId, 1, 'open');
  clock.set(null);
  await scoreSheets(app, judges.callers, contestId, projects!, { chance, until: 0.55 });
  return [
    { ...established, email: SECRETARY.email, role: 'CONTEST_SECRETARY', duty: 'Thư ký cuộc thi · contest secretary' },
    judges.account,
  ];
}

async function seedJudges(app: INestApplicationContext, secretary: Caller, contestId: string, eventId: string) {
  const callers: Caller[] = [];
  const accounts: DemoAccount[] = [];
  for (const person of JUDGES) {
    const judge = { boardId: null, fields: [], maxLoad: null };
    const invitation = { contestId, email: person.email, locale: 'vi', judge } as const;
    const { token } = await app.get(InviteOfficial).run(secretary, invitation);
    const userId = person === JUDGES[0] ? await establish(person) : await accept(token, person.name);
    const caller = as(userId, person);
    await app.get(SignStatement).run(caller, { contestId, version: STATEMENT_VERSION, fields: [], maxLoad: null });
    callers.push(caller);
  }
  return { callers, account: accounts[0]! };

  async function establish(person: (typeof JUDGES)[number]): Promise<string> {
    const scope = inContest(contestId, eventId);
    const credentials = await app.get(EstablishDemoStaff).run({ ...person, role: 'JUDGE', scope });
    accounts.push({ ...credentials, email: person.email, role: 'JUDGE', duty: 'Giám khảo · judge' });
    return credentials.userId;
  }

  function accept(token: string, name: string): Promise<string> {
    return app
      .get(Database)
      .transaction(async (tx) => (await app.get(TakeRole).run(tx, secretary, token, name)).userId);
  }
}

async function publishRound(app: INestApplicationContext, secretary: Caller, roundId: string): Promise<void> {
  await app.get(MoveRound).run(secretary, roundId, 'close');
  const [result] = await app.get(ResultQueries).ofRound(roundId);
  const decisions = result!.lines.map(({ entryId, place, advances }) => {
    const goesOn = advances === 'YES' || (advances === 'AT_THE_CUT' && place !== null);
    return { entryId, outcome: goesOn ? ('ADVANCED' as const) : ('ELIMINATED' as const), prize: null, reason: '' };
  });
  const minutes = 'Hội đồng giám khảo thống nhất theo bảng điểm.';
  await app.get(DecideResult).run(secretary, result!.id, { decisions, minutes });
  await app.get(PublishResult).run(secretary, result!.id, null);
}
