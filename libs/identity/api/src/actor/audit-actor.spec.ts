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
