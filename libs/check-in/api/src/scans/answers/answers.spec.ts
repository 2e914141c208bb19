import { answersOf, answersText, decodeManifest, receivingKeyOf, sealToServer } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckInListType } from '../../lists/check-in-list.graphql.ts';
import { CheckInListQueries } from '../../lists/check-in-list.queries.ts';
import { ReceivingKeys } from '../../receiving/receiving-keys.ts';
import { CheckInApi, person } from '../../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestDevice,
} from '../../testing/fixtures.ts';
import { scan } from '../../testing/scanning.ts';
import { aFact, outcomes, sync } from '../../testing/syncing.ts';

const both = (text: string) => ({ vi: text, en: '' });
const TAKE_OUT = `mutation ($input: TakeOutGateAnswersInput!) { takeOutGateAnswers(input: $input) { next scans {
  holderName answers { question { vi } kind yes choice { vi } text } } } }`;

describe('questions at the gate', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let list: CheckInListType;
  let device: TestDevice;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    const questions = [
      { text: both(' Đã ký cam kết an toàn? '), kind: 'CONFIRM' as const, required: true, choices: [] },
      { text: both('Suất ăn trưa'), kind: 'CHOICE' as const, required: false, choices: [both('Mặn'), both('Chay')] },
    ];
    const listId = await aList(app, eventId, [typeId], { questions });
    list = await app.api.app.get(CheckInListQueries).byId(listId);
    device = await aDevice(app, await aGate(app, eventId, [listId]));
  });
  afterAll(() => app.close());

  const organiser = () => person('ORGANISER', eventId);
  const [yes, vegetarian] = ['YES', '1'];
  const given = () => ({ [list.questions[0]!.id]: yes!, [list.questions[1]!.id]: vegetarian! });
  async function sealed(scanId: string) {
    const key = receivingKeyOf(await app.api.app.get(ReceivingKeys).publicKeyOf(eventId))!;
    return sealToServer(answersText(answersOf(list.questions, given())), key, { purpose: 'ANSWERS', eventId, scanId });
  }
  const ANSWERS = [
    { question: { vi: 'Đã ký cam kết an toàn?' }, kind: 'CONFIRM', yes: true, choice: null, text: null },
    { question: { vi: 'Suất ăn trưa' }, kind: 'CHOICE', yes: null, choice: { vi: 'Chay' }, text: null },
  ];
  const scansOf = async (registrationId: string) =>
    (
      await app.ask<{ registration: { scans: object[] } }>(
        organiser(),
        `query ($id: ID!) { registration(id: $id) { scans { verdict
          answers { question { vi } kind yes choice { vi } text } } } }`,
        { id: registrationId },
      )
    ).registration.scans;

  it('are in what the device decides with', async () => {
    const answer = await app.api.app.inject({
      url: '/api/gate/manifest',
      headers: { authorization: `Device ${device.token}` },
    });
    const { head } = decodeManifest(gunzipSync(answer.rawPayload));
    expect(head.lists[0]!.rules.questions).toEqual(list.questions);
    expect(list.questions[0]).toMatchObject({ text: both('Đã ký cam kết an toàn?'), required: true });
  });

  it('hold somebody up until they are answered; the scan is kept both times, the second with its answers', async () => {
    const ticket = await aTicket(app, typeId);
    expect(await scan(app, device, list.id, ticket.code)).toMatchObject({
      verdict: 'INCOMPLETE',
      reason: 'QUESTIONS_REQUIRED',
    });
    const scanId = newId();
    const answered = { scanId, answeredQuestionIds: [list.questions[0]!.id], answers: await sealed(scanId) };
    expect(await scan(app, device, list.id, ticket.code, answered)).toMatchObject({ verdict: 'OK' });
    expect(await scansOf(ticket.registrationId)).toEqual([
      { verdict: 'OK', answers: ANSWERS },
      { verdict: 'INCOMPLETE', answers: [] },
    ]);
  });

  it('were answered without a network: the server says what the device said, and keeps the answers sealed', async () => {
    const ticket = await aTicket(app, typeId);
    const asked = aFact(app, device, list.id, ticket.id, { verdict: 'INCOMPLETE', reason: 'QUESTIONS_REQUIRED' });
    const scanId = newId();
    const let_in = aFact(app, device, list.id, ticket.id, {
      ...{ scanId, answers: await sealed(scanId), answeredQuestionIds: list.questions.map(({ id }) => id) },
    });
    expect(outcomes(await sync(app, device, [asked, let_in]), [asked, let_in])).toEqual(['KEPT', 'KEPT']);
    const rows = await app.rows(
      'select verdict, reason, sealed_answers from scans where ticket_id = $1 order by sequence',
      [ticket.id],
    );
    expect(rows).toMatchObject([
      { verdict: 'INCOMPLETE', reason: 'QUESTIONS_REQUIRED', sealed_answers: null },
      { verdict: 'OK', reason: 'FIRST_ENTRY' },
    ]);
    expect(rows[1]!['sealed_answers']).not.toContain('Chay');
    expect(await scansOf(ticket.registrationId)).toMatchObject([{ answers: ANSWERS }, { answers: [] }]);
  });

  it('say so where answers do not open', async () => {
    const ticket = await aTicket(app, typeId);
    const foreign = { answeredQuestionIds: [list.questions[0]!.id], answers: await sealed(newId()) };
    await scan(app, device, list.id, ticket.code, foreign);
    expect(await scansOf(ticket.registrationId)).toMatchObject([{ verdict: 'OK', answers: null }]);
  });

  it('are asked of nobody who leaves', async () => {
    const problems = [{ field: 'answers', code: 'not_allowed' }];
    const ticket = await aTicket(app, typeId);
    const answers = await sealed(newId());
    expect(await scan(app, device, list.id, ticket.code, { direction: 'EXIT', answers })).toMatchObject({ problems });
    const fact = aFact(app, device, list.id, ticket.id, { direction: 'EXIT', reason: 'EXIT', answers });
    expect((await sync(app, device, [fact])).results).toMatchObject([
      { outcome: 'REFUSED', field: 'answers', problem: 'not_allowed' },
    ]);
    const left = { id: newId(), sequence: 9999, direction: 'EXIT', sealed_answers: 'x', admission_version: null };
    await scan(app, device, list.id, ticket.code);
    const inserting = 'insert into scans select (jsonb_populate_record(scans, $1)).* from scans limit 1';
    await expect(app.rows(inserting, [left])).rejects.toThrow('scans_answers');
  });

  it('go out of the product for those who may see how to reach people, and that stands in the log', async () => {
    const questions = list.questions.map((question) => ({ ...question, id: null }));
    const asking = await aList(app, eventId, [typeId], { questions });
    const scanner = await aDevice(app, await aGate(app, eventId, [asking]));
    const { questions: asked } = await app.api.app.get(CheckInListQueries).byId(asking);
    const answeredQuestionIds = asked.map(({ id }) => id);
    const [first, second] = [newId(), newId()];
    for (const [scanId, answers] of [
      [first, await sealed(first)],
      [second, 'x'],
    ] as const)
      await scan(app, scanner, asking, (await aTicket(app, typeId)).code, { scanId, answers, answeredQuestionIds });
    const input = { listId: asking };
    const { takeOutGateAnswers } = await app.ask<{ takeOutGateAnswers: { next: null; scans: object[] } }>(
      organiser(),
      TAKE_OUT,
      { input },
    );
    expect(takeOutGateAnswers.next).toBeNull();
    expect(takeOutGateAnswers.scans).toMatchObject([{ answers: ANSWERS }, { answers: null }]);
    const log = await app.rows("select action from audit_entries where action = 'check-in-list.answers-exported'");
    expect(log).toHaveLength(1);
    for (const actor of [person('AUDITOR'), person('GATE_SUPERVISOR', eventId), person('ORGANISER', newId())])
      await expect(app.ask(actor, TAKE_OUT, { input })).rejects.toThrow('NOT_FOUND');
  });

  it('of a list are few, and one of them is required', async () => {
    const question = { text: both('Mang laptop?'), kind: 'CONFIRM' as const, required: true, choices: [] };
    const making = (questions: object[]) => aList(app, eventId, [typeId], { questions: questions as never });
    await expect(making([{ ...question, required: false }])).rejects.toMatchObject({
      data: { problems: [{ field: 'questions', code: 'required' }] },
    });
    await expect(app.rows("update check_in_lists set questions = '{}'")).rejects.toThrow('check_in_lists_questions');
  });
});
