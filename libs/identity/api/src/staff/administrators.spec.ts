import { EVERYWHERE } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { StaffApi } from '../testing/staff-api.ts';
import { AlreadyAdministered, InviteFirstAdministrator } from './invite-first-administrator.ts';

let api: StaffApi;
beforeAll(async () => {
  api = await StaffApi.start();
});
afterAll(() => api.api.close());
beforeEach(() =>
  api.rows("update role_grants set revoked_at = now(), revoked_reason = 'test' where revoked_at is null"),
);

const REVOKE = 'mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { __typename } }';

const revoke = async (by: Browser, grantId: string) => {
  const { data, errors } = await by.graphql<{ revokeGrant: { __typename: string } }>(REVOKE, {
    input: { grantId, reason: 'Đổi người' },
  });
  return data?.revokeGrant.__typename ?? errors![0]!.extensions.code;
};

it('the first one is invited from the command line, and nobody after that', async () => {
  const first = api.api.app.get(InviteFirstAdministrator);
  const link = await first.run('quan-tri@hungyen.example', 'vi');
  expect((await api.mailTo('quan-tri@hungyen.example', 'staff-invitation'))!['acceptUrl']).toBe(link);
  const accepted = await api
    .browser()
    .graphql<{ acceptStaffInvitation: { __typename: string } }>(
      'mutation ($input: AcceptStaffInvitationInput!) { acceptStaffInvitation(input: $input) { __typename } }',
      { input: { token: link.split('/').at(-1), name: 'Phạm Thị Mai' } },
    );
  expect(accepted.data.acceptStaffInvitation.__typename).toBe('InvitationAccepted');
  await expect(first.run('khac@hungyen.example', 'vi')).rejects.toThrow(AlreadyAdministered);
});

it('the last one stays, even when two remove each other at the same moment', async () => {
  const emails = ['a@hungyen.example', 'b@hungyen.example'] as const;
  const browsers = [];
  for (const email of emails) {
    await api.grant(email, 'ADMINISTRATOR', EVERYWHERE);
    browsers.push(await api.signedIn(email));
    await api.proveSecondFactor(email);
  }
  // Several rounds, because one may happen to run in order.
  for (let round = 0; round < 8; round += 1) {
    await api.rows("update role_grants set revoked_at = now(), revoked_reason = 'test' where revoked_at is null");
    const grants = [
      await api.grant(emails[0], 'ADMINISTRATOR', EVERYWHERE),
      await api.grant(emails[1], 'ADMINISTRATOR', EVERYWHERE),
    ];
    const outcomes = await Promise.all([revoke(browsers[0]!, grants[1]!), revoke(browsers[1]!, grants[0]!)]);
    // The slower one finds its own role gone, or itself the last.
    expect(outcomes.filter((outcome) => outcome === 'GrantRevoked')).toHaveLength(1);
    const live = await api.rows<{ id: string }>('select id from role_grants where revoked_at is null');
    expect(live).toHaveLength(1);
    expect(await revoke(browsers[grants.indexOf(live[0]!.id)]!, live[0]!.id)).toBe('LastAdministrator');
  }
});
