import { AuditLog } from '@pho-hien/audit-api';
import { type ChainHead, digestOfHeads } from '@pho-hien/audit-core';
import { EVERYWHERE, inEvent, newId } from '@pho-hien/kernel';
import { type SmtpReceiver, startSmtpReceiver, until } from '@pho-hien/notifications-api/testing';
import { systemCaller } from '@pho-hien/platform';
import { type ParsedMail, simpleParser } from 'mailparser';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { FESTIVAL, StaffApi } from '../testing/staff-api.ts';
import { MailAuditAnchor } from './mail-audit-anchor.ts';

const CHECK = `query ($upTo: DateTime!, $digest: String!) {
  verifyAuditAnchor(upTo: $upTo, digest: $digest) { holds digest chains entries } }`;

let smtp: SmtpReceiver;
let api: StaffApi;
let other: StaffApi;
/** What the clocks of both processes show; each test begins on a day of its own. */
let now = new Date('2027-01-01T23:30:00Z');
const clock = { now: () => now };

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  api = await StaffApi.start({ environment: { SMTP_URL: smtp.url }, clock });
  other = await StaffApi.start({ environment: { SMTP_URL: smtp.url }, clock, beside: api });
});
afterAll(async () => {
  await other?.api.close();
  await api?.api.close();
  await smtp?.close();
});
beforeEach(async () => {
  await api.rows("update role_grants set revoked_at = now(), revoked_reason = 'x' where revoked_at is null");
  smtp.received.length = 0;
  pass(24 * 60);
});

function pass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}
const run = (by = api) => by.api.app.get(MailAuditAnchor).run();
/** Something happens to an aggregate; returns its id. */
async function entry(aggregateId = newId()): Promise<string> {
  const change = { aggregateType: 'probe', aggregateId, action: 'probe.moved', caller: systemCaller('test') };
  await api.api.database.transaction((tx) => api.api.app.get(AuditLog).append(tx, change));
  return aggregateId;
}
const anchors = () =>
  api.rows<{ digest: string; up_to: string; chains: number; changed: number }>(
    'select * from audit_anchors order by day',
  );
/** The heads of all chains, read in another way. */
const headsNow = () =>
  api.rows<ChainHead>(
    `select aggregate_type as "aggregateType", aggregate_id as "aggregateId", sequence, hash from audit_entries as head
     where not exists (select from audit_entries as later where later.aggregate_type = head.aggregate_type
       and later.aggregate_id = head.aggregate_id and later.sequence > head.sequence)`,
  );
/** The mails with heads to an address, once there are so many; other mails may be under way. */
async function mailsTo(address: string, count: number): Promise<ParsedMail[]> {
  let found: ParsedMail[] = [];
  await until(async () => {
    const all = await Promise.all(smtp.received.map((raw) => simpleParser(raw)));
    found = all.filter(({ to, attachments }) => attachments.length > 0 && [to].flat()[0]!.text === address);
    return found.length >= count;
  }, `${count} mails to ${address}`);
  return found;
}
const headsIn = (text: string): ChainHead[] =>
  text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [aggregateType, aggregateId, sequence, hash] = line.split('/') as [string, string, string, string];
      return { aggregateType, aggregateId, sequence: Number(sequence), hash };
    });

it('mails nothing where nobody audits', async () => {
  await entry();
  await api.grant('to-chuc@congty.example', 'ORGANISER', inEvent(FESTIVAL));
  pass(60);
  const before = await anchors();
  await run();
  expect(await anchors()).toEqual(before);
});

it('tells every auditor once a day, whichever processes ask at once, in their language', async () => {
  await api.grant('giam-sat@congty.example', 'AUDITOR', EVERYWHERE);
  await api.grant('auditor@congty.example', 'AUDITOR', EVERYWHERE);
  await api.rows("update staff_invitations set locale = 'en' where email = 'auditor@congty.example'");
  await entry();
  pass(60);
  const before = await anchors();
  await Promise.all([run(), run(other), run(), run(other)]);
  await run();
  const mails = [await mailsTo('giam-sat@congty.example', 1), await mailsTo('auditor@congty.example', 1)].flat();
  expect(mails.map(({ subject }) => subject!.slice(0, 12))).toEqual(['Nhật ký Phố ', 'Phố Hiến log']);
  const [anchor, ...more] = (await anchors()).slice(before.length);
  expect(more).toEqual([]);
  for (const { text } of mails) {
    expect(text).toContain(anchor!.digest.slice(0, 32));
    expect(text).toContain(anchor!.digest.slice(32));
    expect(text).toContain(`digest=${anchor!.digest}`);
  }
  expect(digestOfHeads(await headsNow())).toMatchObject({ digest: anchor!.digest, chains: anchor!.chains });
});

it('attaches only what grew since; a head of before is in the file of before', async () => {
  await api.grant('kiem-tra@congty.example', 'AUDITOR', EVERYWHERE);
  const [quiet, busy] = [await entry(), await entry()];
  pass(60);
  await run();
  const [first] = await mailsTo('kiem-tra@congty.example', 1);
  pass(24 * 60);
  await entry(busy);
  const fresh = await entry();
  pass(60);
  await run();
  const [, second] = await mailsTo('kiem-tra@congty.example', 2);
  const [before, after] = [first!, second!].map(({ attachments }) => headsIn(attachments[0]!.content.toString()));
  expect(before!.map(({ aggregateId }) => aggregateId)).toEqual(expect.arrayContaining([quiet, busy]));
  expect(after!.map(({ aggregateId, sequence }) => [aggregateId, sequence])).toEqual(
    [
      [busy, 2],
      [fresh, 1],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  expect(after!.length).toBe((await anchors()).at(-1)!.changed);
  // Both files together: the newest head of every chain that they name.
  const merged = new Map([...before!, ...after!].map((head) => [head.aggregateId, head.hash]));
  for (const { aggregateId, hash } of await headsNow())
    if (merged.has(aggregateId)) expect(merged.get(aggregateId)).toBe(hash);
});

it('holds while the log grows, and shows an end that was cut or a head that was changed', async () => {
  await api.grant('thanh-tra@congty.example', 'AUDITOR', EVERYWHERE);
  const chain = await entry();
  await entry(chain);
  pass(60);
  await run();
  const { digest, up_to: upTo } = (await anchors()).at(-1)!;
  const auditor = await api.staff('chu-tich@congty.example', 'ADMINISTRATOR', EVERYWHERE);
  const check = async () =>
    (await auditor.graphql<{ verifyAuditAnchor: { holds: boolean } }>(CHECK, { upTo: new Date(upTo), digest })).data
      .verifyAuditAnchor.holds;
  pass(60);
  await entry(chain);
  await entry();
  expect(await check()).toBe(true);

  const meddle = async (statement: string) => {
    await api.rows('alter table audit_entries disable trigger audit_entries_are_facts');
    await api.rows(statement, [chain]);
  };
  await meddle("update audit_entries set hash = repeat('0', 64) where aggregate_id = ? and sequence = 2");
  expect(await check()).toBe(false);
  await meddle('delete from audit_entries where aggregate_id = ? and sequence >= 2');
  expect(await check()).toBe(false);
  await meddle('delete from audit_entries where aggregate_id = ?');
  expect(await check()).toBe(false);
  await api.rows('alter table audit_entries enable trigger audit_entries_are_facts');
});

it('waits for what may still be committing', async () => {
  await api.grant('truc@congty.example', 'AUDITOR', EVERYWHERE);
  await entry();
  pass(60);
  const late = await entry();
  await run();
  const [mail] = await mailsTo('truc@congty.example', 1);
  expect(mail!.attachments[0]!.content.toString()).not.toContain(late);
});

it('compresses many heads', async () => {
  await api.grant('dem@congty.example', 'AUDITOR', EVERYWHERE);
  await api.rows(
    `insert into audit_entries (id, aggregate_type, aggregate_id, sequence, at, actor, request_id, action, changes, hash)
     select gen_random_uuid(), 'many', gen_random_uuid(), 1, ?, 'system:test', 'r', 'many.made', '{}', md5(i::text) || md5(i::text)
     from generate_series(1, 5000) as i`,
    [now],
  );
  pass(60);
  await run();
  const [mail] = await mailsTo('dem@congty.example', 1);
  expect(mail!.attachments[0]).toMatchObject({ contentType: 'application/gzip' });
  const heads = headsIn(gunzipSync(mail!.attachments[0]!.content).toString());
  expect(heads.length).toBe((await anchors()).at(-1)!.changed);
  expect(heads.length).toBeGreaterThanOrEqual(5000);
});

it('keeps what was sent, and shows it to those who may read the whole log', async () => {
  await expect(api.rows("update audit_anchors set digest = ''")).rejects.toThrow('facts');
  await expect(api.rows('delete from audit_anchors')).rejects.toThrow('facts');
  const query = '{ auditAnchors { edges { node { day digest upTo chains entries } } } }';
  const reader = await api.staff('doc@congty.example', 'AUDITOR', EVERYWHERE);
  const { data } = await reader.graphql<{ auditAnchors: { edges: object[] } }>(query);
  expect(data.auditAnchors.edges).toHaveLength((await anchors()).length);
  const organiser = await api.staff('chi@congty.example', 'ORGANISER', inEvent(FESTIVAL));
  expect((await organiser.graphql(query)).errors![0]!.extensions.code).toBe('NOT_FOUND');
});

it('is scheduled for every morning in Vietnam, once for all processes', async () => {
  expect(await api.rows("select name, cron, timezone from pgboss.schedule where name = 'audit.mail-anchor'")).toEqual([
    { name: 'audit.mail-anchor', cron: '30 6 * * *', timezone: 'Asia/Ho_Chi_Minh' },
  ]);
});
