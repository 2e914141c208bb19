/** Makes a contest in which judges score, with everybody signed in; writes who they are as JSON. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { AssignRound, CreateContest, MoveContest, MoveRound, OpenRound } from '@pho-hien/contests-api';
import { type ContestSetup, OPEN_TO_ALL } from '@pho-hien/contests-core';
import { OfferRole, TakeRole } from '@pho-hien/identity-api';
import { inContest, newId } from '@pho-hien/kernel';
import { Database, readEnvironment, SqlPool, systemCaller } from '@pho-hien/platform';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { rulesBy } from '../judging/jury.ts';
import { signIn } from '../kit/sign-in.ts';
import type { SaveOrder } from './order.ts';

const CRITERIA = 5;
const { BENCH_JUDGES, BENCH_ENTRIES, BENCH_FILE } = process.env as Record<string, string>;

const staff = systemCaller('bench');
const both = (text: string) => ({ vi: text, en: '' });
const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
const pool = app.get(SqlPool);

const [one] = rulesBy('WEIGHTED_MEAN').criteria;
const criterionIds = Array.from({ length: CRITERIA }, () => newId());
const roundId = newId();
const boardId = newId();
const setup: ContestSetup = {
  slug: 'do-luong',
  name: both('Đo lường'),
  description: both(''),
  eventId: null,
  opensAt: new Date(Date.now() - 86_400_000),
  closesAt: new Date(Date.now() - 3_600_000),
  entryRules: OPEN_TO_ALL,
  boards: [
    {
      id: boardId,
      name: both('Dự án'),
      fields: [],
      rounds: [
        {
          ...rulesBy('WEIGHTED_MEAN'),
          id: roundId,
          kind: 'FINAL',
          name: both('Chung kết'),
          scoringOpensAt: null,
          scoringClosesAt: null,
          criteria: criterionIds.map((id) => ({ ...one!, id })),
          entriesPerJudge: 100,
          matchFields: false,
          blind: false,
          pitch: null,
        },
      ],
      prizes: [],
    },
  ],
};
const contestId = await app.get(CreateContest).run(staff, setup);
await app.get(MoveContest).run(staff, contestId, 1, 'open');
await makeEntries(Number(BENCH_ENTRIES));
const judges: { readonly userId: string; readonly cookie: string }[] = [];
for (let number = 1; number <= Number(BENCH_JUDGES); number += 1) judges.push(await makeJudge(number));
await app.get(OpenRound).run(staff, roundId);
await app.get(AssignRound).run(staff, roundId);
await app.get(MoveRound).run(staff, roundId, 'startScoring');
await pool.query('vacuum (analyze)');

const { rows } = await pool.query<{ id: string; user_id: string }>(
  'select s.id, j.user_id from contest_sheets s join contest_judges j on j.id = s.judge_id order by s.id',
);
const sheetsOf = Map.groupBy(rows, ({ user_id }) => user_id);
const order: Pick<SaveOrder, 'contestId' | 'criterionIds' | 'judges'> = {
  contestId,
  criterionIds,
  judges: judges.map(({ userId, cookie }) => ({
    cookie,
    sheetIds: (sheetsOf.get(userId) ?? []).map(({ id }) => id),
  })),
};
await app.close();
writeFileSync(BENCH_FILE!, JSON.stringify(order));

/** Entries that were found eligible, written straight into the tables: their time has passed. */
async function makeEntries(count: number): Promise<void> {
  const [{ userId }, organisationId] = [await signIn(app, environment), newId()];
  await pool.query(
    `insert into organisations (id, kind, name, search_name, name_key, search_text, intellectual_property, pitch,
       has_support_process, has_cooperation_agreements, created_at, updated_at)
     values ($1, 'TEAM', 'Nhóm', 'nhom', 'nhom', 'nhom', '[]', '', false, false, now(), now())`,
    [organisationId],
  );
  await pool.query(
    `insert into contest_entries (id, contest_id, board_id, organisation_id, status, number, title, summary, field,
       video_url, mentor_emails, submitted_at, submitted_by_id, judgement, created_at, updated_at)
     select id, $2, $3, $4, 'ELIGIBLE', n, 'Nhãn sấy dẻo ' || n, 'Giữ vị tươi', 'FOOD', '', '[]', now(), $5, '{}', now(), now()
     from unnest($1::uuid[]) with ordinality as made (id, n)`,
    [Array.from({ length: count }, () => newId()), contestId, boardId, organisationId, userId],
  );
}

/** A judge who has signed; no mail goes out. */
async function makeJudge(number: number): Promise<{ readonly userId: string; readonly cookie: string }> {
  const email = `giam.khao.${number}@truong${number}.example`;
  const { userId, cookie } = await signIn(app, environment, email);
  await app.get(Database).transaction(async (tx) => {
    const offer = { email, role: 'JUDGE', scope: inContest(contestId, null), locale: 'vi' } as const;
    const { token, invitationId } = await app.get(OfferRole).run(tx, staff, offer);
    await app.get(TakeRole).run(tx, staff, token, 'Bench');
    await tx.execute(
      `insert into contest_judges (id, contest_id, email, invitation_id, fields, user_id, statement_version, statement_text,
         signed_at, invited_at) values (?, ?, ?, ?, '[]', ?, 1, '', now(), now())`,
      [newId(), contestId, email, invitationId, userId],
    );
  });
  return { userId, cookie };
}
