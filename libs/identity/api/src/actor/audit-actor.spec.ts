import { inEvent } from '@pho-hien/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUIET_EVENT, StaffApi } from '../testing/staff-api.ts';

let api: StaffApi;
beforeAll(async () => {
  api = await StaffApi.start();
});
afterAll(() => api.api.close());

const LOG = `{ eventAuditLog(eventId: "${QUIET_EVENT}") { edges { node { action actor actorName } } } }`;
interface Log {
  eventAuditLog: { edges: { node: { action: string; actor: string; actorName: string | null } }[] };
}

it('names the people in the log, by address while they have given no name', async () => {
  const email = 'nguoi-to-chuc@congty.example';
  const organiser = await api.staff(email, 'ORGANISER', inEvent(QUIET_EVENT));
  const read = async () => (await organiser.graphql<Log>(LOG)).data.eventAuditLog.edges.map(({ node }) => node);
  const named = (entries: Log['eventAuditLog']['edges'][number]['node'][], action: string) =>
    entries.find((entry) => entry.action === action)?.actorName;

  const entries = await read();
  expect(named(entries, 'role_grant.given')).toBe('Nguyễn Thị Lan');
  // The invitation was sent by a job: no person.
  expect(named(entries, 'staff_invitation.sent')).toBeNull();

  await api.rows(`update users set name = '' where email = ?`, [email]);
  expect(named(await read(), 'role_grant.given')).toBe(email);
});

it('is narrowed to a person, to one action and to days, and checked as a whole', async () => {
  const organiser = await api.staff('loc-nhat-ky@congty.example', 'ORGANISER', inEvent(QUIET_EVENT));
  const people = await organiser.graphql<{ eventAuditActors: { actor: string; actorName: string }[] }>(
    `{ eventAuditActors(eventId: "${QUIET_EVENT}") { actor actorName } }`,
  );
  const [someone] = people.data.eventAuditActors;
  const found = async (filter: string) =>
    (await organiser.graphql<Log>(LOG.replace(')', `, ${filter})`))).data.eventAuditLog.edges.map(({ node }) => node);
  expect(new Set((await found(`actor: "${someone!.actor}"`)).map(({ actor }) => actor))).toEqual(
    new Set([someone!.actor]),
  );
  const { data } = await organiser.graphql<{ eventAuditActions: string[] }>(
    `{ eventAuditActions(eventId: "${QUIET_EVENT}") }`,
  );
  expect(data.eventAuditActions).toEqual([...new Set((await found('first: 100')).map(({ action }) => action))].sort());
  const given = await found('action: "role_grant.given"');
  expect(new Set(given.map(({ action }) => action))).toEqual(new Set(['role_grant.given']));
  expect(await found('to: "2020-01-01"')).toEqual([]);
  expect((await found('from: "2020-01-01"')).length).toBeGreaterThan(1);

  const CHECK = `{ verifyEventAudit(eventId: "${QUIET_EVENT}") { intact chains entries broken { aggregateId brokenAt } } }`;
  const check = async () =>
    (await organiser.graphql<{ verifyEventAudit: { entries: number; chains: number } }>(CHECK)).data.verifyEventAudit;
  const whole = await check();
  expect(whole).toMatchObject({ intact: true, broken: [] });
  expect(whole.entries).toBeGreaterThanOrEqual(whole.chains);

  const [entry] = await api.rows<{ id: string; aggregate_id: string; sequence: number }>(
    'select id, aggregate_id, sequence from audit_entries where event_id = ? order by id limit 1',
    [QUIET_EVENT],
  );
  // Somebody who owns the database, and switches its guard off, can change an entry; not unseen.
  await api.rows('alter table audit_entries disable trigger user');
  await api.rows("update audit_entries set reason = 'một lý do khác' where id = ?", [entry!.id]);
  await api.rows('alter table audit_entries enable trigger user');
  expect(await check()).toMatchObject({
    intact: false,
    broken: [{ aggregateId: entry!.aggregate_id, brokenAt: entry!.sequence }],
  });
});
