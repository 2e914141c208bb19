import { TICKET_QR_CID } from '@pho-hien/notifications-core';
import { EnvironmentError, platformPersistence, readEnvironment } from '@pho-hien/platform';
import { startTestApi, type TestApi } from '@pho-hien/platform/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NotificationsModule } from '../notifications.module.ts';
import { notificationsPersistence } from '../persistence.ts';
import { NobodyModule } from '../testing/nobody.module.ts';

const MAILBOX = `query Mailbox($first: Int) { demoMailbox(first: $first) {
  id to subject at html text attachments { name contentType size dataUrl } } }`;
let folder: string;
const started: TestApi[] = [];
const start = async (environment: Record<string, string>) => {
  const api = await startTestApi({
    contexts: [platformPersistence, notificationsPersistence],
    modules: [NobodyModule, NotificationsModule],
    environment,
    beside: started[0],
  });
  started.push(api);
  return api;
};

async function keep(name: string, subject: string): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: 'khong-tra-loi@phohien.example',
    to: 'duyen@congty.example',
    date: new Date('2026-11-22T10:00:00Z'),
    subject,
    text: 'Xin chào',
    html: `<p>Xin chào</p><img src="cid:${TICKET_QR_CID}">`,
    attachments: [
      { filename: 'qr.png', contentType: 'image/png', content: Buffer.from('QR'), cid: TICKET_QR_CID },
      { filename: 've.pdf', contentType: 'application/pdf', content: Buffer.from('PDF') },
    ],
  });
  await writeFile(join(folder, name), message as Buffer);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-mailbox-'));
  await keep('2026-11-22T10-00-00.000Z-a.eml', 'Thư đầu');
  await keep('2026-11-22T10-00-01.000Z-b.eml', 'Thư sau');
  await keep('2026-11-22T10-00-02.000Z-c.part', 'Thư chưa xong');
});
afterAll(async () => {
  for (const api of started.reverse()) await api.close();
  await rm(folder, { recursive: true });
});

it('shows the newest mails with their pictures inside, and nothing unless the server runs a demonstration', async () => {
  const demo = await start({ DEMO: 'true', DEMO_MAILBOX_DIR: folder });
  const { data } = await demo.graphql(MAILBOX);
  expect(data).toMatchObject({
    demoMailbox: [
      {
        id: '2026-11-22T10-00-01.000Z-b',
        to: 'duyen@congty.example',
        subject: 'Thư sau',
        at: '2026-11-22T10:00:00.000Z',
        text: expect.stringContaining('Xin chào'),
        html: '<p>Xin chào</p><img src="data:image/png;base64,UVI=">',
        attachments: [
          { name: 've.pdf', contentType: 'application/pdf', size: 3, dataUrl: 'data:application/pdf;base64,UERG' },
        ],
      },
      { subject: 'Thư đầu' },
    ],
  });
  expect((await demo.graphql<{ demoMailbox: object[] }>(MAILBOX, { first: 1 })).data.demoMailbox).toHaveLength(1);

  for (const environment of [{}, { DEMO_MAILBOX_DIR: folder }, { DEMO: 'true' }]) {
    const api = await start(environment as Record<string, string>);
    expect(await api.graphql(MAILBOX)).toEqual({ data: { demoMailbox: null } });
  }
});

it('is refused by a production environment', () => {
  const production = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://db.example/pho_hien',
    SMTP_URL: 'smtp://mail.example',
    STORAGE_URL: 'file:///var/lib/pho-hien',
    PUBLIC_URL: 'https://khoinghiep.example',
    AUTH_SECRET: 'a-secret-of-sessions-0123456789-abcdef',
    FIELD_SECRET: 'a-secret-of-fields-0123456789-abcdefg',
    TRUSTED_DOCUMENTS: '/etc/documents.json',
  };
  expect(() => readEnvironment(production)).not.toThrow();
  expect(() => readEnvironment({ ...production, DEMO_MAILBOX_DIR: folder })).toThrow(EnvironmentError);
});
