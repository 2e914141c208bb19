import type { Clock } from '@pho-hien/kernel';
import { TICKET_QR_CID } from '@pho-hien/notifications-core';
import { platformPersistence, sqlOf } from '@pho-hien/platform';
import { startTestApi, type TestApi } from '@pho-hien/platform/testing';
import { CompiledQuery } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { DeliverMail } from './deliver-mail.ts';
import { Mail } from './mail.entity.ts';
import { MailAttachments, MailObsolete } from './mail-attachments.ts';
import { MailLog } from './mail-log.ts';
import { MailQueue, type QueuedMail } from './mail-queue.ts';
import { MailRows } from './mail-rows.ts';
import { NotificationsModule } from './notifications.module.ts';
import { notificationsPersistence } from './persistence.ts';
import { NobodyModule } from './testing/nobody.module.ts';
import { type SmtpReceiver, startSmtpReceiver, until } from './testing/smtp-receiver.ts';

const REGISTRATION = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const event = {
  name: 'Ngày hội khởi nghiệp',
  venueName: 'Trung tâm Hội nghị',
  venueAddress: null,
  contactEmail: 'ngayhoi@phohien.example',
  days: [{ date: '2026-12-12', opensAt: '08:00', closesAt: '17:00', label: null }],
};
const revoked: QueuedMail<'ticket-revoked'> = {
  template: 'ticket-revoked',
  to: 'duyen@congty.example',
  locale: 'vi',
  about: { type: 'registration', id: REGISTRATION },
  values: {
    holderName: 'Nguyễn Thị Mỹ Duyên',
    ticketTypeName: 'Khách tham quan',
    event,
    shortCode: '7K3F-9Q2M-X',
    reason: 'Đổi người tham dự',
  },
};
const issued: QueuedMail<'ticket-issued'> = {
  ...revoked,
  template: 'ticket-issued',
  values: {
    holderName: 'Lê Đạt',
    ticketTypeName: 'Diễn giả',
    event,
    shortCode: '7K3F-9Q2M-X',
    ticketId: REGISTRATION,
    walletUrl: 'https://phohien.example/ve/bi-mat',
  },
};

let smtp: SmtpReceiver;
let api: TestApi;
let queue: MailQueue;
let time: Date;
const clock: Clock = { now: () => time };

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  api = await startTestApi({
    contexts: [platformPersistence, notificationsPersistence],
    modules: [NobodyModule, NotificationsModule],
    environment: { SMTP_URL: smtp.url, MAIL_FROM: 'Phố Hiến <khong-tra-loi@phohien.example>' },
    clock,
  });
  queue = api.app.get(MailQueue);
  api.app.get(MailAttachments).register('ticket-issued', async ({ values }) => {
    if (values.shortCode.endsWith('0')) throw new MailObsolete();
    return [{ filename: 'qr.png', contentType: 'image/png', content: Buffer.from('png'), cid: TICKET_QR_CID }];
  });
});
beforeEach(() => {
  time = new Date();
  smtp.received.length = 0;
});
afterEach(() => smtp.refuse(null));
afterAll(async () => {
  await api?.close();
  await smtp?.close();
});

const send = (mail: QueuedMail<'ticket-revoked' | 'ticket-issued' | 'sign-in-code'>) =>
  api.database.transaction((tx) => queue.queueMail(tx, mail as QueuedMail<'ticket-revoked'>));
const row = (id: string) =>
  sqlOf(api.database.reader, Mail).selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const settled = async (id: string) => {
  await until(async () => (await row(id)).status !== 'queued', `mail ${id}`);
  return row(id);
};
/** The job queue waits between attempts; a test does not. */
const hurry = () =>
  api.database.reader
    .getKysely()
    .executeQuery(CompiledQuery.raw("update pgboss.job set start_after = now() where state in ('created', 'retry')"));

it('sends what a committed transaction queued, and forgets the values', async () => {
  const id = await send(revoked);
  const [mail] = await smtp.mails(1);
  expect(mail).toMatchObject({
    subject: 'Vé đã bị thu hồi: Ngày hội khởi nghiệp (7K3F-9Q2M-X)',
    messageId: `<${id}@phohien.example>`,
    from: { value: [{ name: 'Phố Hiến', address: 'khong-tra-loi@phohien.example' }] },
    to: { value: [{ name: '', address: 'duyen@congty.example' }] },
    replyTo: { value: [{ address: 'ngayhoi@phohien.example' }] },
  });
  expect(mail!.text).toContain('Đổi người tham dự');
  expect(mail!.html).toContain('Đổi người tham dự');
  expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
  expect(await settled(id)).toMatchObject({ status: 'sent', attempts: 1, data: null, last_error: null });
});

it('sends nothing that a rolled-back transaction queued', async () => {
  const lost = api.database.transaction(async (tx) => {
    await queue.queueMail(tx, revoked);
    throw new Error('the use case failed');
  });
  await expect(lost).rejects.toThrow('the use case failed');
  const kept = await send(revoked);
  await settled(kept);
  expect(smtp.received).toHaveLength(1);
});

it('tries again while the mail server is down, and sends once it is back', async () => {
  const { port } = smtp;
  await smtp.close();
  const id = await send(revoked);
  await until(async () => (await row(id)).last_error !== null, 'the first failure');
  expect(await row(id)).toMatchObject({ status: 'queued', attempts: 1, last_error: 'ESOCKET', sent_at: null });

  smtp = await startSmtpReceiver(port);
  await until(async () => {
    await hurry();
    return (await row(id)).status === 'sent';
  }, 'the second attempt');
  expect(await row(id)).toMatchObject({ attempts: 2, last_error: null, data: null });
  expect((await smtp.mails(1))[0]!.messageId).toBe(`<${id}@phohien.example>`);
});

it('waits and tries again after a temporary refusal', async () => {
  smtp.refuse({ responseCode: 451, message: 'greylisted, come back later' });
  const id = await send(revoked);
  await until(async () => (await row(id)).last_error !== null, 'the refusal');
  expect(await row(id)).toMatchObject({ status: 'queued', last_error: 'SMTP_451' });
  smtp.refuse(null);
  await until(async () => {
    await hurry();
    return (await row(id)).status === 'sent';
  }, 'the second attempt');
});

it('gives up at once after a permanent refusal, keeping the code and not the words', async () => {
  smtp.refuse({ responseCode: 550, message: 'no such user duyen@congty.example' });
  const id = await send(revoked);
  expect(await settled(id)).toMatchObject({ status: 'failed', attempts: 1, last_error: 'SMTP_550', data: null });
  const { rows } = await api.database.reader
    .getKysely()
    .executeQuery<{ output: unknown }>(CompiledQuery.raw('select data, output from pgboss.job'));
  expect(JSON.stringify(rows)).not.toContain('duyen@congty.example');
});

it('gives up after the last attempt', async () => {
  smtp.refuse({ responseCode: 451, message: 'never' });
  const id = await send(revoked);
  await until(async () => (await row(id)).last_error !== null, 'the refusal');
  const { next_attempt_at: next } = await row(id);
  expect(next!.getTime() - time.getTime()).toBe(5000);
  await sqlOf(api.database.reader, Mail).updateTable('mails').set({ attempts: 12 }).where('id', '=', id).execute();
  await api.app.get(DeliverMail).deliver(id);
  expect(await row(id)).toMatchObject({
    status: 'failed',
    last_error: 'SMTP_451',
    data: null,
    attempts: 13,
    next_attempt_at: null,
  });
});

it('does nothing when the job of a sent mail runs again, and lets only one worker send', async () => {
  const id = await send(revoked);
  await settled(id);
  await api.app.get(DeliverMail).deliver(id);
  expect(smtp.received).toHaveLength(1);

  const held = await api.database.transaction(async (tx) => {
    const mail = await queue.queueMail(tx, revoked);
    await tx.getKysely().executeQuery(CompiledQuery.raw('delete from pgboss.job where data @> $1', [{ mailId: mail }]));
    return mail;
  });
  const attempts = await Promise.allSettled([1, 2, 3].map(() => api.app.get(DeliverMail).deliver(held)));
  expect(attempts.filter(({ status }) => status === 'rejected').length).toBeLessThanOrEqual(2);
  expect(await settled(held)).toMatchObject({ status: 'sent', attempts: 1 });
  expect(smtp.received).toHaveLength(2);
});

it('takes a mail over from a worker that died, when its claim has run out', async () => {
  smtp.refuse({ responseCode: 451, message: 'later' });
  const id = await send(revoked);
  await until(async () => (await row(id)).last_error !== null, 'the refusal');
  smtp.refuse(null);
  expect(await api.app.get(MailRows).claim(id)).toBeDefined();
  const deliver = () => api.app.get(DeliverMail).deliver(id);
  await expect(deliver()).rejects.toThrow('IN_PROGRESS');
  time = new Date(time.getTime() + 10 * 60_000);
  await deliver();
  expect(await row(id)).toMatchObject({ status: 'sent', attempts: 3 });
});

it('attaches what the provider of the template makes when the mail is sent', async () => {
  await send(issued);
  const [mail] = await smtp.mails(1);
  expect(mail!.attachments).toMatchObject([
    { filename: 'qr.png', contentType: 'image/png', related: true, cid: TICKET_QR_CID, content: Buffer.from('png') },
  ]);
});

it('does not send a ticket that is void by then, nor one that nobody attaches', async () => {
  const id = await send({ ...issued, values: { ...issued.values, shortCode: '7K3F-9Q2M-0' } } as never);
  expect(await settled(id)).toMatchObject({ status: 'failed', last_error: 'OBSOLETE', data: null });
  const bare = await send({ ...issued, template: 'ticket-reissued' } as never);
  await until(async () => (await row(bare)).last_error !== null, 'the refusal');
  expect(await row(bare)).toMatchObject({ status: 'queued', last_error: 'NOT_COMPOSED' });
  expect(smtp.received).toHaveLength(0);
});

it('does not send a code that has expired', async () => {
  const id = await send({
    template: 'sign-in-code',
    to: 'duyen@congty.example',
    locale: 'vi',
    values: { code: '482913', minutes: 10 },
    notAfter: new Date(time.getTime() - 1000),
  } as never);
  expect(await settled(id)).toMatchObject({ status: 'failed', last_error: 'EXPIRED', data: null });
  expect(smtp.received).toHaveLength(0);
});

it('reads one instant from the database, as a row and as an entity', async () => {
  const id = await send(revoked);
  const { sent_at: sentAt, queued_at: queuedAt } = await settled(id);
  expect([sentAt, queuedAt]).toEqual([time, time]);
  expect(await api.database.reader.findOneOrFail(Mail, id)).toMatchObject({ sentAt: time, queuedAt: time });
});

it.each(['a@b.example\r\nBcc: all@b.example', 'A <a@b.example>', 'a@b.example, c@d.example', 'a b@c.example'])(
  'refuses %j as a recipient',
  async (to) => {
    await expect(send({ ...revoked, to })).rejects.toThrow('not a mail address');
  },
);

it('writes to nobody who gave no address', async () => {
  const before = await api.database.reader.count(Mail);
  await send({ ...revoked, to: '' });
  expect(await api.database.reader.count(Mail)).toBe(before);
});

it('refuses values that would add a header, and writes nothing', async () => {
  const values = { ...revoked.values, event: { ...event, name: 'Ngày hội\r\nBcc: all@phohien.example' } };
  await expect(send({ ...revoked, values })).rejects.toThrow('event.name');
});

it('shows the mails of an aggregate, newest first, and erases them', async () => {
  const log = api.app.get(MailLog);
  const about = { type: 'registration', id: '0193a1b2-c3d4-7e5f-8a9b-00000000000a' };
  smtp.refuse({ responseCode: 451, message: 'later' });
  const waiting = await send({ ...revoked, about });
  await until(async () => (await row(waiting)).last_error !== null, 'the refusal');
  smtp.refuse(null);
  time = new Date(time.getTime() + 1000);
  const sent = await send({ ...revoked, about });
  await settled(sent);

  const entries = (await log.about('registration', [about.id, REGISTRATION])).get(about.id)!;
  expect(entries.map(({ id, status, to, lastError }) => ({ id, status, to, lastError }))).toEqual([
    { id: sent, status: 'sent', to: 'duyen@congty.example', lastError: null },
    { id: waiting, status: 'queued', to: 'duyen@congty.example', lastError: 'SMTP_451' },
  ]);

  await api.database.transaction((tx) => log.erase(tx, 'registration', about.id));
  expect((await log.about('registration', [about.id])).get(about.id)).toMatchObject([
    { status: 'sent', to: null },
    { status: 'failed', to: null, lastError: 'ERASED' },
  ]);
  expect(await row(waiting)).toMatchObject({ data: null, recipient: null });
});
