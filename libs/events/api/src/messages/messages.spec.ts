import { newId } from '@pho-hien/kernel';
import { TakeBounce } from '@pho-hien/notifications-api';
import { type SmtpReceiver, startSmtpReceiver, until } from '@pho-hien/notifications-api/testing';
import { actingAs } from '@pho-hien/platform/testing';
import type { ParsedMail } from 'mailparser';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { SettleWaitlist } from '../waitlist/settle-waitlist.ts';

let smtp: SmtpReceiver;
let events: EventsApi;
/** A second process on the same database: both work on the same jobs. */
let other: EventsApi;

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  const environment = { SMTP_URL: smtp.url, MAIL_RETURN: 'tra-lai@phohien.example', RATE_LIMITS: 'true' };
  events = await EventsApi.start({ environment, sendMails: true });
  other = await EventsApi.start({ environment, sendMails: true, beside: events });
});
afterEach(() => smtp.refuse(null));
afterAll(async () => {
  await other?.close();
  await events?.close();
  await smtp?.close();
});

const NEWS = { purpose: 'NEWS', given: true, textVersion: 1 } as const;
const REGISTRATION = { purpose: 'REGISTRATION', given: true, textVersion: 1 } as const;
const both = (vi: string, en = '') => ({ vi, en });
const all = { ticketTypeIds: [], statuses: [] };

async function anEventWith(change: object = {}) {
  const event = await events.event({ places: null, ...change }, {});
  return { ...event, organiser: person('ORGANISER', event.id) };
}
type Organised = Awaited<ReturnType<typeof anEventWith>>;

async function ask<Data>(query: string, variables: object, actor: ReturnType<typeof person>): Promise<Data> {
  const { data, errors } = await events.api.graphql<Data>(query, variables, actingAs(actor));
  expect(errors).toBeUndefined();
  return data;
}
const mailsTo = async (email: string): Promise<ParsedMail[]> =>
  (await smtp.mails(0)).filter(({ to }) => !Array.isArray(to) && to?.value[0]?.address === email);
/** The job queue waits between attempts; a test does not. */
const hurry = () => events.rows("update pgboss.job set start_after = now() where state in ('created', 'retry')");
const settled = (eventId: string) =>
  until(async () => {
    await hurry();
    return (await events.count("mails where event_id = $1 and status = 'queued'", [eventId])) === 0;
  }, 'the mails');

const SAVE = `mutation ($input: SaveMailWordingInput!) { result: saveMailWording(input: $input) { __typename
  ... on MailWordingSaved { template { version wording { subject { vi } } versions { version } } }
  ... on StaleVersion { current } ... on InvalidInput { problems { field code } }
  ... on UnusableWording { problems { field code found line } } } }`;
const save = async (event: Organised, version: number, wording: object | null, template = 'ticket-issued') =>
  (await ask<{ result: object }>(SAVE, { input: { eventId: event.id, template, version, wording } }, event.organiser))
    .result;

it('puts organisers’ words into a mail, version by version, and back', async () => {
  const event = await anEventWith();
  const wording = { subject: both('Vé {ma_ve} của {ho_ten}'), body: both('Hẹn gặp bạn tại {dia_diem}.') };
  expect(await save(event, 0, { ...wording, body: both('Chào {ten}\n{ho_ten') })).toEqual({
    __typename: 'UnusableWording',
    problems: [
      { field: 'body.vi', code: 'unknown_placeholder', found: '{ten}', line: 1 },
      { field: 'body.vi', code: 'damaged_placeholder', found: '{ho_ten', line: 2 },
    ],
  });
  expect(await save(event, 0, wording)).toMatchObject({ template: { version: 1 } });
  expect(await save(event, 0, wording)).toEqual({ __typename: 'StaleVersion', current: 1 });
  expect(await save(event, 0, wording, 'sign-in-code')).toMatchObject({ problems: [{ code: 'not_allowed' }] });

  const form = aRegistration(event.ticketTypeIds[0]!, { fullName: 'Đỗ Thị {su_kien}', locale: 'vi' });
  await register(events, form);
  await settled(event.id);
  const [mail] = await mailsTo(form.email);
  expect(mail!.subject).toMatch(/^Vé [0-9A-Z-]+ của Đỗ Thị \{su_kien\}$/);
  expect(mail!.text).toContain('Hẹn gặp bạn tại Trung tâm Hội nghị.');
  const LOG = `query ($id: ID!, $search: String) { eventMails(eventId: $id, search: $search) {
    edges { node { to subject status wordingVersion resendable } } } }`;
  const log = await ask<{ eventMails: { edges: { node: object }[] } }>(
    LOG,
    { id: event.id, search: 'do thi' },
    event.organiser,
  );
  expect(log.eventMails.edges.map(({ node }) => node)).toEqual([
    { to: form.email, subject: mail!.subject, status: 'SENT', wordingVersion: 1, resendable: true },
  ]);

  expect(await save(event, 1, null)).toMatchObject({ template: { version: 2, wording: null, versions: [{}, {}] } });
  await expect(events.rows('update mail_wordings set version = 9')).rejects.toThrow('stays as it was sent');
});

it('lets one of two editors save', async () => {
  const event = await anEventWith();
  const words = (text: string) => ({ subject: both(text), body: both(text) });
  const results = await Promise.all(['A', 'B', 'C'].map((text) => save(event, 0, words(text))));
  expect(results.map((result) => (result as { __typename: string }).__typename).sort()).toEqual([
    'MailWordingSaved',
    'StaleVersion',
    'StaleVersion',
  ]);
});

it('shows a mail as it will look and sends it to oneself, marked, with a ticket that admits nobody', async () => {
  const event = await anEventWith();
  const organiser = { ...event.organiser, email: 'to.chuc@hungyen.example' };
  const input = {
    eventId: event.id,
    template: 'ticket-issued',
    locale: 'vi',
    wording: { subject: both('Thử {su_kien}'), body: both('Nháp') },
  };
  const { preview } = await ask<{ preview: { subject: string; html: string; text: string } }>(
    `query ($input: PreviewMailInput!) { preview: previewMail(input: $input) { ... on MailPreview { subject html text } } }`,
    { input },
    organiser,
  );
  expect(preview.subject).toBe('Thử Ngày hội Khởi nghiệp');
  expect(preview.html).toContain('data:image/png;base64,');
  expect(preview.html).not.toContain('cid:');
  const TEST = `mutation ($input: SendTestMailInput!) { test: sendTestMail(input: $input) { __typename ... on TestMailQueued { to } } }`;
  expect(await ask(TEST, { input }, organiser)).toEqual({
    test: { __typename: 'TestMailQueued', to: organiser.email },
  });
  await settled(event.id);
  const [mail] = await mailsTo(organiser.email);
  expect(mail).toMatchObject({ subject: '[Thư thử] Thử Ngày hội Khởi nghiệp' });
  expect(mail!.text).toContain('Đây là thư thử');
  expect(mail!.text).toContain('Nháp');
  for (let i = 0; i < 11; i += 1) await ask(TEST, { input }, organiser);
  expect(await ask(TEST, { input }, organiser)).toEqual({ test: { __typename: 'TestedTooOften' } });
});

const SEND = `mutation ($input: SendAnnouncementInput!) { result: sendAnnouncement(input: $input) { __typename
  ... on AnnouncementStarted { announcement { id recipients status } } ... on AudienceChanged { recipients }
  ... on UnusableWording { problems { field code } } ... on InvalidInput { problems { field code } } } }`;
const announce = async (event: Organised, change: object) =>
  (
    await ask<{ result: { __typename: string } }>(
      SEND,
      {
        input: {
          id: newId(),
          eventId: event.id,
          purpose: 'SERVICE',
          audience: all,
          wording: { subject: both('Đổi giờ khai mạc'), body: both('Chào {ho_ten}, khai mạc lúc 9 giờ.') },
          recipients: 0,
          ...change,
        },
      },
      event.organiser,
    )
  ).result;
const sizeOf = async (event: Organised, purpose: string, audience: object = all) =>
  (
    await ask<{ size: number }>(
      'query ($input: AudienceSizeInput!) { size: audienceSize(input: $input) }',
      { input: { eventId: event.id, purpose, audience } },
      event.organiser,
    )
  ).size;

it('reaches every address once in each language, with two processes at work and the form sent twice', async () => {
  const event = await anEventWith();
  const family = `gia.dinh.${event.id.slice(-6)}@nha.example`;
  for (let i = 0; i < 8; i += 1)
    await register(events, aRegistration(event.ticketTypeIds[0]!, i < 3 ? { email: family } : {}));
  await register(events, aRegistration(event.ticketTypeIds[1]!, { email: family, locale: 'en' }));
  await settled(event.id);
  expect(await sizeOf(event, 'SERVICE')).toBe(7);
  expect(await sizeOf(event, 'SERVICE', { ticketTypeIds: [event.ticketTypeIds[1]], statuses: ['CONFIRMED'] })).toBe(1);
  expect(await announce(event, { recipients: 6 })).toEqual({ __typename: 'AudienceChanged', recipients: 7 });
  expect(await announce(event, { audience: { ...all, statuses: ['REJECTED'] }, recipients: 7 })).toMatchObject({
    problems: [{ field: 'audience.statuses.0', code: 'not_allowed' }],
  });

  const before = smtp.received.length;
  const id = newId();
  const answers = await Promise.all([announce(event, { id, recipients: 7 }), announce(event, { id, recipients: 7 })]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(['AnnouncementStarted', 'AnnouncementStarted']);
  const state = async () =>
    (
      await ask<{ announcement: { status: string; sent: number } }>(
        'query ($id: ID!) { announcement(id: $id) { status sent queued undelivered } }',
        { id },
        event.organiser,
      )
    ).announcement;
  await until(async () => (await state()).sent === 7 && (await state()).status === 'SENT', 'the announcement');
  expect(await state()).toEqual({ status: 'SENT', sent: 7, queued: 0, undelivered: 0 });
  expect(smtp.received.length - before).toBe(7);
  const toFamily = (await mailsTo(family)).filter(({ subject }) => subject === 'Đổi giờ khai mạc');
  expect(toFamily.map(({ text }) => /only|chỉ viết/.exec(text!)?.[0] ?? '').sort()).toEqual(['', 'only']);
  expect(toFamily[0]!.headers.has('list-unsubscribe')).toBe(false);
  // The guard, by itself: the same address cannot be written into one announcement twice.
  await expect(
    events.rows(
      `insert into mails (id, template, locale, recipient, subject, status, message_id, queued_at, announcement_id, data)
       select $1::uuid, template, locale, recipient, subject, 'queued', $1::uuid::text, queued_at, announcement_id, '{}'
         from mails where announcement_id = $2 limit 1`,
      [newId(), id],
    ),
  ).rejects.toThrow('mails_announced_once');
});

it('goes to those behind rows of a table: named ones, or all that a filter shows', async () => {
  const event = await anEventWith();
  const other = await anEventWith();
  const [type] = event.ticketTypeIds as [string];
  const school = { organisationName: 'Trường THPT Phố Hiến' };
  const twice = { fullName: 'Vũ Thị Hai', email: `hai.${newId().slice(-6)}@nha.example` };
  const take = async (change: object, to = type) =>
    (await register(events, aRegistration(to, change))).wallet.registrationId;
  const [first, , pupil, , stranger] = [
    await take(twice),
    await take(twice, event.ticketTypeIds[1]),
    await take({ ...school, fullName: 'Lê An' }),
    await take({ organisationName: 'TRƯỜNG THPT PHỐ HIẾN', fullName: 'Lê Bình' }),
    await take({ fullName: 'Người Ngoài' }, other.ticketTypeIds[0]),
  ];
  const size = (chosen: object, purpose = 'SERVICE') => sizeOf(event, purpose, { ...all, chosen });
  expect(await size({ table: 'REGISTRATIONS', ids: [first] })).toBe(1);
  expect(await size({ table: 'REGISTRATIONS', ids: [stranger] })).toBe(0);
  expect(await size({ table: 'PEOPLE', ids: [first] })).toBe(1);
  expect(await size({ table: 'ORGANISATIONS', ids: [pupil] })).toBe(2);
  expect(await size({ table: 'ORGANISATIONS', ids: [stranger] })).toBe(0);
  const [{ id: ticket } = { id: '' }] = await events.rows<{ id: string }>(
    'select id from tickets where registration_id = $1',
    [pupil],
  );
  expect(await size({ table: 'TICKETS', ids: [ticket] })).toBe(1);
  expect(await size({ table: 'SESSIONS', filter: {} })).toBe(0);
  for (const [table, search, people] of [
    ['REGISTRATIONS', 'truong le', 2],
    ['PEOPLE', 'vu thi hai', 1],
    ['ORGANISATIONS', 'pho hien', 2],
    ['TICKETS', '', 3],
  ] as const)
    expect([table, await size({ table, filter: { search } })]).toEqual([table, people]);
  expect(await size({ table: 'REGISTRATIONS', filter: {}, ids: [first] })).toBe(0);
  // Who did not agree to news gets none, chosen or not.
  expect(await size({ table: 'REGISTRATIONS', ids: [first] }, 'NEWS')).toBe(0);

  const id = newId();
  const audience = { ...all, chosen: { table: 'ORGANISATIONS', ids: [pupil] } };
  await announce(event, { id, audience, recipients: 2 });
  await until(
    async () => (await events.count("announcements where id = $1 and status = 'SENT'", [id])) === 1,
    'its mails to be written',
  );
  const { announcement } = await ask<{ announcement: object }>(
    'query ($id: ID!) { announcement(id: $id) { recipients audience { chosen { table rows } } } }',
    { id },
    event.organiser,
  );
  expect(announcement).toEqual({ recipients: 2, audience: { chosen: { table: 'ORGANISATIONS', rows: 1 } } });
  const reached =
    'select distinct r.full_name from mails m join registrations r on r.id = m.aggregate_id where m.announcement_id = $1 order by 1';
  expect(await events.rows(reached, [id])).toEqual([{ full_name: 'Lê An' }, { full_name: 'Lê Bình' }]);
  expect(await announce(event, { audience: { ...all, chosen: { table: 'PEOPLE', ids: [] } } })).toMatchObject({
    problems: [{ field: 'audience.chosen.ids', code: 'required' }],
  });
});

it('stops an announcement: what waits does not leave', async () => {
  const event = await anEventWith();
  for (let i = 0; i < 5; i += 1) await register(events, aRegistration(event.ticketTypeIds[0]!));
  await settled(event.id);
  smtp.refuse({ responseCode: 451, message: 'later' });
  const id = newId();
  await announce(event, { id, recipients: 5 });
  await until(
    async () => (await events.count('mails where announcement_id = $1 and last_error is not null', [id])) === 5,
    'attempts',
  );
  const { stopped } = await ask<{ stopped: object }>(
    'mutation ($input: StopAnnouncementInput!) { stopped: stopAnnouncement(input: $input) { announcement { status queued undelivered } } }',
    { input: { id } },
    event.organiser,
  );
  expect(stopped).toEqual({ announcement: { status: 'STOPPED', queued: 0, undelivered: 5 } });
});

it('sends news to who agreed, and to nobody who ended them from a mail, not even what waits', async () => {
  const event = await anEventWith();
  const people = ['a', 'b', 'c'].map((name) => `${name}.${newId().slice(-6)}@tin.example`);
  for (const email of people)
    await register(events, aRegistration(event.ticketTypeIds[0]!, { email, consents: [REGISTRATION, NEWS] }));
  await register(events, aRegistration(event.ticketTypeIds[0]!));
  await settled(event.id);
  expect(await sizeOf(event, 'NEWS')).toBe(3);
  await announce(event, { purpose: 'NEWS', recipients: 3 });
  await settled(event.id);
  await until(async () => (await mailsTo(people[2]!)).length === 2, 'the news');
  const news = (await mailsTo(people[0]!)).find(({ subject }) => subject === 'Đổi giờ khai mạc')!;
  const headers = Object.fromEntries(news.headerLines.map(({ key, line }) => [key, line]));
  expect(headers['list-unsubscribe-post']).toContain('List-Unsubscribe=One-Click');
  const path = /<http:\/\/localhost:3000(\/api\/unsubscribe\/[0-9a-f-]+)>/.exec(headers['list-unsubscribe']!)![1]!;
  expect(news.text).toContain(`/unsubscribe/${path.split('/').at(-1)}`);

  // Looking ends nothing; posting does, without cookies and as often as one likes.
  const page = await fetch(`${events.api.origin}${path}`, { redirect: 'manual' });
  expect([page.status, await sizeOf(event, 'NEWS')]).toEqual([303, 3]);
  const post = () =>
    fetch(`${events.api.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
  expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
  expect((await fetch(`${events.api.origin}${path.replace(/.$/, 'x')}`, { method: 'POST' })).status).toBe(404);
  expect(await sizeOf(event, 'NEWS')).toBe(2);
  expect(await sizeOf(event, 'SERVICE')).toBe(4);
  expect(
    await events.count("audit_entries where action = 'registration.consent_withdrawn' and event_id = $1", [event.id]),
  ).toBe(1);

  // Queued while it could not leave, ended meanwhile.
  smtp.refuse({ responseCode: 451, message: 'later' });
  await announce(event, { purpose: 'NEWS', recipients: 2 });
  await until(
    async () =>
      (await events.count("mails where event_id = $1 and status = 'queued' and last_error is not null", [event.id])) ===
      2,
    'two',
  );
  const token = /unsubscribe\/([0-9a-f-]+)/.exec(
    (await mailsTo(people[1]!)).find(({ text }) => text!.includes('/unsubscribe/'))!.text!,
  )![1]!;
  const { data } = await events.api.graphql<{ end: object }>(
    'mutation ($input: UnsubscribeInput!) { end: unsubscribe(input: $input) { ... on Unsubscribed { address } } }',
    { input: { token } },
  );
  expect(data.end).toEqual({ address: 'b…@tin.example' });
  smtp.refuse(null);
  await settled(event.id);
  expect(
    await events.rows(
      "select recipient, status, last_error from mails where event_id = $1 and last_error = 'UNSUBSCRIBED'",
      [event.id],
    ),
  ).toEqual([{ recipient: people[1], status: 'failed', last_error: 'UNSUBSCRIBED' }]);
});

it('marks a mail that came back, told by who got its return address, and sends it again', async () => {
  const event = await anEventWith();
  const form = aRegistration(event.ticketTypeIds[0]!);
  const { wallet, walletToken } = await register(events, form);
  await settled(event.id);
  const [{ id: mailId } = { id: '' }] = await events.rows<{ id: string }>('select id from mails where event_id = $1', [
    event.id,
  ]);
  const returnedTo = smtp.envelopes.find(({ to }) => to === form.email)!.from;
  expect(returnedTo).toMatch(/^tra-lai\+[0-9a-f]{32}-[0-9a-f]{20}@phohien\.example$/);
  const notification = (to: string, status: string) =>
    Buffer.from(
      [
        `To: ${to}`,
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
        '',
        '--x\r\nContent-Type: text/plain\r\n\r\nSorry.',
        `--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.nha.example\r\n\r\nFinal-Recipient: rfc822; ${form.email}\r\nAction: failed\r\nStatus: ${status}`,
        '--x--',
      ].join('\r\n'),
    );
  const bounces = events.api.app.get(TakeBounce);
  const forged = returnedTo.replace(/-[0-9a-f]{20}@/, `-${'0'.repeat(20)}@`);
  expect(await bounces.run(notification(forged, '5.1.1'))).toBe('not-ours');
  expect(await bounces.run(Buffer.from(`To: ${returnedTo}\r\nSubject: Xin nghỉ phép\r\n\r\nTôi đi vắng.`))).toBe(
    'not-a-notification',
  );
  const away = `Auto-Submitted: auto-replied\r\nTo: ${returnedTo}\r\nSubject: Xin chào\r\n\r\nTôi đi vắng.`;
  expect(await bounces.run(Buffer.from(`Return-Path: <>\r\n${away}`))).toBe('not-a-notification');
  expect(await bounces.run(notification(returnedTo, '5.1.1'))).toBe('bounced');
  expect(await bounces.run(notification(returnedTo, '5.1.1'))).toBe('known');

  const LIST = `query ($id: ID!) { registration(id: $id) { mailUndelivered mails { status reason resendable bouncedAt } } }`;
  const id = wallet.registrationId;
  expect(await ask(LIST, { id }, event.organiser)).toEqual({
    registration: {
      mailUndelivered: true,
      mails: [{ status: 'BOUNCED', reason: 'mailbox_unknown', resendable: true, bouncedAt: expect.any(String) }],
    },
  });
  // Prose that says nothing we understand is not lost: it came back, nobody knows why.
  const other = await register(events, aRegistration(event.ticketTypeIds[0]!));
  await settled(event.id);
  const theirs = smtp.envelopes.at(-1)!.from;
  const prose = `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.nha.example\r\nTo: ${theirs}\r\nSubject: Oje\r\n\r\nLeider nein.`;
  expect(await bounces.run(Buffer.from(prose))).toBe('bounced');
  expect(await ask(LIST, { id: other.wallet.registrationId }, event.organiser)).toMatchObject({
    registration: { mails: [{ status: 'BOUNCED', reason: 'unknown' }] },
  });
  const LOST = `query ($id: ID!) { lostMails(eventId: $id) eventMails(eventId: $id, lost: true) { edges { node { id } } } }`;
  expect(await ask(LOST, { id: event.id }, event.organiser)).toEqual({
    lostMails: 2,
    eventMails: { edges: expect.arrayContaining([{ node: { id: mailId } }]) },
  });
  const asHolder = await events.api.graphql('query ($token: String!) { wallet(token: $token) { mailUndelivered } }', {
    token: walletToken,
  });
  expect(asHolder.data).toEqual({ wallet: { mailUndelivered: true } });
  const RESEND = `mutation ($input: ResendMailInput!) { result: resendMail(input: $input) { __typename } }`;
  expect(await ask(RESEND, { input: { mailId } }, event.organiser)).toEqual({ result: { __typename: 'MailResent' } });
  await settled(event.id);
  expect(await ask(LIST, { id }, event.organiser)).toMatchObject({ registration: { mailUndelivered: false } });
  expect(await ask(LOST, { id: event.id }, event.organiser)).toMatchObject({ lostMails: 1 });
  const { errors } = await events.api.graphql(RESEND, { input: { mailId } }, actingAs(person('ORGANISER', newId())));
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

it('offers mails of the waitlist and of a transfer to be sent again only while they are true', async () => {
  const event = await anEventWith({ places: 1 });
  const ticketTypeId = event.ticketTypeIds[0]!;
  const first = await register(events, aRegistration(ticketTypeId));
  const second = await register(events, { ...aRegistration(ticketTypeId), joinWaitlist: true });
  const offer =
    'mutation ($input: OfferTransferByWalletInput!) { offerTransferByWallet(input: $input) { __typename } }';
  await events.api.graphql(offer, { input: { token: first.walletToken, toName: 'Lê Văn Thay' } });
  await settled(event.id);
  const LIST = `query ($id: ID!) { eventMails(eventId: $id) { edges { node { id template resendable } } } }`;
  const again = async (template: string) => {
    const { eventMails } = await ask<{
      eventMails: { edges: { node: { id: string; template: string; resendable: boolean } }[] };
    }>(LIST, { id: event.id }, event.organiser);
    return eventMails.edges.map(({ node }) => node).findLast((node) => node.template === template)!;
  };
  const RESEND = `mutation ($input: ResendMailInput!) { result: resendMail(input: $input) { __typename } }`;
  const resend = async (template: string) =>
    ask(RESEND, { input: { mailId: (await again(template)).id } }, event.organiser);
  for (const template of ['waitlist-joined', 'transfer-offered']) {
    expect(await again(template)).toMatchObject({ resendable: true });
    expect(await resend(template)).toEqual({ result: { __typename: 'MailResent' } });
  }
  await settled(event.id);
  const withdraw = (name: string, token: string) =>
    events.api.graphql(`mutation { ${name}(input: { token: "${token}" }) { __typename } }`, {});
  await withdraw('withdrawTransferByWallet', first.walletToken);
  await withdraw('cancelByWallet', second.walletToken);
  for (const template of ['waitlist-joined', 'transfer-offered']) {
    expect(await again(template)).toMatchObject({ resendable: false });
    expect(await resend(template)).toEqual({ result: { __typename: 'MailNotResendable' } });
  }
  const third = await register(events, { ...aRegistration(ticketTypeId), joinWaitlist: true });
  await withdraw('cancelByWallet', first.walletToken);
  const settle = () => events.api.app.get(SettleWaitlist).run({ ticketTypeId });
  await settle();
  await events.rows('update registrations set offer_expires_at = now() where id = $1 returning id', [
    third.wallet.registrationId,
  ]);
  await settle();
  await settled(event.id);
  expect(await again('place-offer-lapsed')).toMatchObject({ resendable: true });
  expect(await resend('place-offer-lapsed')).toEqual({ result: { __typename: 'MailResent' } });
});
