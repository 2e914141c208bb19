import type { FormField } from '@pho-hien/events-core';
import { StoredFiles } from '@pho-hien/files-api';
import { newId } from '@pho-hien/kernel';
import { actingAs, statementsOf } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aFormChoice, aFormField } from '../testing/form-fields.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { PublishForm } from './publish-form.ts';

let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start();
});
afterAll(() => events.close());

const admin = person('ADMINISTRATOR');
const publish = (ticketTypeId: string, version: number, ...fields: FormField[]) =>
  events.api.app.get(PublishForm).run(callerOf(admin), ticketTypeId, version, fields);

/** A ticket type of a published event that asks this. */
async function asking(...fields: FormField[]): Promise<{ eventId: string; typeId: string }> {
  const { id, ticketTypeIds } = await events.event({ approval: 'BY_APPROVAL' });
  await publish(ticketTypeIds[0]!, 0, ...fields);
  return { eventId: id, typeId: ticketTypeIds[0]! };
}

const answer = (typeId: string, answers: Record<string, string[]>, formVersion = 1, change = {}) =>
  register(events, {
    ...aRegistration(typeId),
    formVersion,
    answers: Object.entries(answers).map(([fieldId, values]) => ({ fieldId, values })),
    ...change,
  });

const PUBLISH = `mutation ($input: PublishFormInput!) { result: publishForm(input: $input) {
  __typename ... on FormPublished { form { version fields { id label { vi } options { id } condition { operator } } } }
  ... on StaleVersion { current } ... on InvalidInput { problems { field code } } } }`;

describe('publishForm', () => {
  it('makes a version of each form, and refuses who has not seen the newest', async () => {
    const event = await events.event({});
    const ticketTypeId = event.ticketTypeIds[0]!;
    const organiser = actingAs(person('ORGANISER', event.id));
    const choice = aFormChoice();
    const fields = [
      choice,
      aFormField({ condition: { fieldId: choice.id, operator: 'IS', optionId: choice.options[0]!.id } }),
    ];
    const send = async (version: number, given: unknown[], as = organiser) =>
      (await events.api.graphql(PUBLISH, { input: { ticketTypeId, version, fields: given } }, as)).data?.['result'];
    expect(await send(0, fields)).toMatchObject({
      __typename: 'FormPublished',
      form: { version: 1, fields: [{ id: choice.id }, { condition: { operator: 'IS' } }] },
    });
    expect(await send(0, [])).toEqual({ __typename: 'StaleVersion', current: 1 });
    expect(await send(1, [{ ...choice, options: [] }])).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'fields.0.options', code: 'too_short' }],
    });
    for (const stranger of [person('AUDITOR'), person('ORGANISER', newId())])
      expect(await send(1, fields, actingAs(stranger))).toBeUndefined();
  });

  it('lets one of two editors through at once', async () => {
    const { typeId } = await asking(aFormField());
    const both = await Promise.allSettled([publish(typeId, 1, aFormField()), publish(typeId, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await events.count('form_versions where ticket_type_id = $1', [typeId])).toBe(2);
  });

  it('never changes what was published, whoever tries', async () => {
    const { typeId } = await asking(aFormField());
    for (const statement of ['update form_versions set version = 9', 'delete from form_versions'])
      await expect(events.rows(`${statement} where ticket_type_id = $1`, [typeId])).rejects.toThrow('a fact');
    const again = `insert into form_versions select gen_random_uuid(), ticket_type_id, version, fields, published_at
      from form_versions where ticket_type_id = $1`;
    await expect(events.rows(again, [typeId])).rejects.toThrow('form_versions_ticket_type_version');
  });
});

describe('answers', () => {
  it('are judged by the server as by the page, and stored with the version that was shown', async () => {
    const choice = aFormChoice({ required: true });
    const number = aFormField({
      kind: 'NUMBER',
      required: true,
      integer: true,
      condition: { fieldId: choice.id, operator: 'IS', optionId: choice.options[0]!.id },
    });
    const { typeId } = await asking(choice, number);
    const [yes, no] = choice.options.map(({ id }) => id);
    expect(await answer(typeId, {})).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: `answers.${choice.id}`, code: 'required' }],
    });
    expect(await answer(typeId, { [choice.id]: [yes!], [number.id]: ['một'] })).toMatchObject({
      problems: [{ field: `answers.${number.id}`, code: 'not_a_number' }],
    });
    const { wallet } = await answer(typeId, { [choice.id]: [no!], [number.id]: ['3'], [newId()]: ['cũ'] });
    const stored = await events.rows('select answers from registration_answers where registration_id = $1', [
      wallet.registrationId,
    ]);
    expect(stored).toEqual([{ answers: { [choice.id]: [no] } }]);
  });

  it('to a version that was replaced meanwhile are asked for again, and nothing is written', async () => {
    const field = aFormField({ required: true });
    const { typeId } = await asking(field);
    await publish(typeId, 1, field, aFormField());
    const before = await events.count('registrations');
    const told = { __typename: 'FormChanged', current: 2 };
    expect(await answer(typeId, { [field.id]: ['x'] }, 1)).toMatchObject(told);
    expect(await register(events, aRegistration(typeId))).toMatchObject(told);
    expect(await events.count('registrations')).toBe(before);
    expect(await answer(typeId, { [field.id]: ['x'] }, 2)).toMatchObject({ __typename: 'Registered' });
    await publish(typeId, 2);
    expect(await register(events, aRegistration(typeId))).toMatchObject({ __typename: 'Registered' });
  });

  it('stay readable, with the words of their time, after the form changed', async () => {
    const choice = aFormChoice({ label: { vi: 'Bạn ăn chay?', en: '' } });
    const { typeId, eventId } = await asking(choice);
    const { wallet, walletToken } = await answer(typeId, { [choice.id]: [choice.options[0]!.id] });
    await publish(typeId, 1, { ...choice, label: { vi: 'Câu hỏi khác', en: '' } });
    const ANSWERS = 'answers { kind label { vi } texts { vi } files { id } }';
    const expected = [{ kind: 'CHOICE', label: { vi: 'Bạn ăn chay?' }, texts: [{ vi: 'Có' }], files: [] }];
    const organiser = actingAs(person('ORGANISER', eventId));
    const seen = await events.api.graphql<{ registration: unknown }>(
      `query ($id: ID!) { registration(id: $id) { ${ANSWERS} } }`,
      { id: wallet.registrationId },
      organiser,
    );
    expect(seen.data.registration).toEqual({ answers: expected });
    const own = await events.api.graphql(`query ($token: String!) { wallet(token: $token) { ${ANSWERS} } }`, {
      token: walletToken,
    });
    expect(own.data['wallet']).toEqual({ answers: expected });
    const VERSIONS = 'query ($id: ID!) { formVersions(ticketTypeId: $id) { form { version } answered } }';
    expect((await events.api.graphql(VERSIONS, { id: typeId }, organiser)).data['formVersions']).toEqual([
      { form: { version: 2 }, answered: 0 },
      { form: { version: 1 }, answered: 1 },
    ]);
  });

  it('cost no statement where nothing is asked, and one where something is', async () => {
    const field = aFormField();
    const { typeId } = await asking(field);
    const plain = (await events.event({ approval: 'BY_APPROVAL' })).ticketTypeIds[0]!;
    // Mails that earlier tests queued may go out meanwhile, which only ever adds.
    const statements = async (work: () => Promise<unknown>) => {
      const counts: number[] = [];
      for (let i = 0; i < 3; i += 1) counts.push((await statementsOf(work)).length);
      return Math.min(...counts);
    };
    await register(events, aRegistration(plain));
    const without = await statements(() => register(events, aRegistration(plain)));
    expect(await statements(() => answer(typeId, { [field.id]: ['x'] }))).toBe(without + 1);
  });
});

describe('a file among the answers', () => {
  const upload = async (): Promise<string> => {
    const response = await fetch(`${events.api.origin}/api/files/registration-answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': '..%2Fho-so.exe' },
      body: '%PDF-1.4\n%%EOF\n',
    });
    return ((await response.json()) as { id: string }).id;
  };
  const open = async (id: string, actor?: Parameters<typeof actingAs>[0]) =>
    (await fetch(`${events.api.origin}/api/files/${id}`, { headers: actor ? actingAs(actor) : {} })).status;

  it('opens for who may read the registration, and for nobody else', async () => {
    const field = aFormField({ kind: 'FILE', required: true });
    const { typeId, eventId } = await asking(field);
    const fileId = await upload();
    const { wallet } = await answer(typeId, { [field.id]: [fileId] });
    const [seen] = (
      await events.api.graphql<{ registration: { answers: { files: unknown[] }[] } }>(
        'query ($id: ID!) { registration(id: $id) { answers { files { id name mediaType } } } }',
        { id: wallet.registrationId },
        actingAs(person('ORGANISER', eventId)),
      )
    ).data.registration.answers;
    expect(seen!.files).toEqual([{ id: fileId, name: 'ho-so.pdf', mediaType: 'application/pdf' }]);
    expect(await open(fileId, person('ORGANISER', eventId))).toBe(200);
    for (const stranger of [person('ORGANISER', newId()), person('STEWARD', eventId), undefined])
      expect(await open(fileId, stranger)).toBe(404);
  });

  it('cannot be somebody else’s, nor one that is gone: nothing is written', async () => {
    const field = aFormField({ kind: 'FILE' });
    const { typeId } = await asking(field);
    const fileId = await upload();
    await answer(typeId, { [field.id]: [fileId] });
    const before = await events.count('registrations');
    for (const id of [fileId, newId()])
      expect(await answer(typeId, { [field.id]: [id] })).toMatchObject({
        problems: [{ field: `answers.${field.id}`, code: 'not_an_id' }],
      });
    expect(await events.count('registrations')).toBe(before);
    expect((await events.api.app.get(StoredFiles).factsOf([fileId])).size).toBe(1);
  });
});

describe('changed by their holder', () => {
  const CHANGE = `mutation ($input: ChangeAnswersByWalletInput!) { result: changeAnswersByWallet(input: $input) {
    __typename ... on FormChanged { current } ... on InvalidInput { problems { field code } } } }`;
  const change = async (token: string, answers: Record<string, string[]>, formVersion: number) => {
    const given = Object.entries(answers).map(([fieldId, values]) => ({ fieldId, values }));
    const { data, errors } = await events.api.graphql(CHANGE, { input: { token, formVersion, answers: given } });
    expect(errors).toBeUndefined();
    return data['result'];
  };
  const upload = async () => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'ho-so.pdf' };
    const address = `${events.api.origin}/api/files/registration-answer`;
    const response = await fetch(address, { method: 'POST', headers, body: '%PDF-1.4\n%%EOF\n' });
    return ((await response.json()) as { id: string }).id;
  };
  const stored = async (id: string) =>
    (
      await events.rows<{ answers: object; version: number }>(
        `select answers, version from registration_answers join form_versions on form_versions.id = form_version_id
        where registration_id = $1`,
        [id],
      )
    )[0];

  it('answers and their version are kept together; files open by the wallet’s key, and the one before goes', async () => {
    const [text, file] = [aFormField(), aFormField({ kind: 'FILE' })];
    const { typeId } = await asking(text, file);
    const [before, after] = [await upload(), await upload()];
    const { wallet, walletToken } = await answer(typeId, { [text.id]: ['Mô hình'], [file.id]: [before] });
    const required = aFormField({ required: true });
    await publish(typeId, 1, text, file, required);
    const next = { [text.id]: ['Hai mô hình'], [file.id]: [after] };
    expect(await change(walletToken, next, 1)).toEqual({ __typename: 'FormChanged', current: 2 });
    expect(await change(walletToken, next, 2)).toMatchObject({
      problems: [{ field: `answers.${required.id}`, code: 'required' }],
    });
    expect(await stored(wallet.registrationId)).toMatchObject({ version: 1 });
    const all = { ...next, [required.id]: ['Ổ cắm'] };
    expect(await change(walletToken, all, 2)).toEqual({ __typename: 'WalletChanged' });
    expect(await stored(wallet.registrationId)).toEqual({ version: 2, answers: all });
    const open = async (id: string, key: string) =>
      (await fetch(`${events.api.origin}/api/files/${id}?key=${key}`)).status;
    expect(await open(after, walletToken)).toBe(200);
    expect(await open(after, 'x'.repeat(43))).toBe(404);
    expect(await open(before, walletToken)).toBe(404);
  });

  it('until others can register no more, and not once it was cancelled', async () => {
    const field = aFormField();
    const { typeId } = await asking(field);
    const { walletToken } = await answer(typeId, { [field.id]: ['x'] });
    await events.rows("update ticket_types set closes_at = now() - interval '1 minute' where id = $1", [typeId]);
    expect(await change(walletToken, { [field.id]: ['y'] }, 1)).toEqual({ __typename: 'RegistrationClosed' });
    const ASK = 'query ($token: String!) { wallet(token: $token) { answerable { until } } }';
    expect((await events.api.graphql(ASK, { token: walletToken })).data).toEqual({ wallet: { answerable: null } });
    await events.rows('update ticket_types set closes_at = null where id = $1', [typeId]);
    expect((await events.api.graphql(ASK, { token: walletToken })).data).toMatchObject({ wallet: { answerable: {} } });
    const CANCEL = 'mutation ($input: CancelByWalletInput!) { cancelByWallet(input: $input) { __typename } }';
    await events.api.graphql(CANCEL, { input: { token: walletToken } });
    expect(await change(walletToken, { [field.id]: ['y'] }, 1)).toEqual({ __typename: 'RegistrationEnded' });
  });
});
