import { atGate, EVERYWHERE, inEvent, newId, type Role } from '@pho-hien/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { FESTIVAL, GATE, OTHER_EVENT, QUIET_EVENT, StaffApi } from '../testing/staff-api.ts';

let api: StaffApi;
beforeAll(async () => {
  api = await StaffApi.start();
});
afterAll(() => api.api.close());

let people = 0;
/** An address that no other test uses. */
const somebody = () => `nhan-su-${(people += 1)}@congty.example`;

const INVITE = `mutation ($input: InviteStaffInput!) { inviteStaff(input: $input) {
  __typename ... on StaffInvited { invitationId email expiresAt } ... on InvalidInput { problems { field code } } } }`;
const ACCEPT = `mutation ($input: AcceptStaffInvitationInput!) { acceptStaffInvitation(input: $input) {
  __typename ... on InvitationAccepted { email grantId } ... on InvalidInput { problems { field code } } } }`;
const REVOKE = `mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) {
  __typename ... on GrantRevoked { grantId } ... on LastAdministrator { grantId } ... on InvalidInput { problems { field code } } } }`;
const LOOK = 'query ($token: String!) { staffInvitation(token: $token) { email role scopeKind eventName expiresAt } }';

const WITHDRAW = 'mutation ($id: ID!) { withdrawStaffInvitation(invitationId: $id) { invitationId } }';

type Outcome = { __typename: string; problems?: object[]; [field: string]: unknown };
type Given = { email: string; role?: Role; scopeKind?: string; scopeId?: string | null; locale?: string };

async function invite(by: Browser, input: Given) {
  const { data, errors } = await by.graphql<{ inviteStaff: Outcome }>(INVITE, {
    input: { role: 'STEWARD', scopeKind: 'GATE', scopeId: GATE, locale: 'vi', ...input },
  });
  return data?.inviteStaff ?? { __typename: errors![0]!.extensions.code };
}

/** The token in the newest invitation mail to an address. */
const tokenFor = async (email: string): Promise<string> =>
  (await api.mailTo(email, 'staff-invitation'))!['acceptUrl']!.split('/').at(-1)!;

const accept = async (by: Browser, token: string, name = 'Trần Văn Minh') =>
  (await by.graphql<{ acceptStaffInvitation: Outcome }>(ACCEPT, { input: { token, name } })).data.acceptStaffInvitation;

const look = async (token: string) =>
  (await api.browser().graphql<{ staffInvitation: object | null }>(LOOK, { token })).data.staffInvitation;

async function revoke(by: Browser, grantId: string, reason = 'Hết nhiệm vụ') {
  const { data, errors } = await by.graphql<{ revokeGrant: Outcome }>(REVOKE, { input: { grantId, reason } });
  return data?.revokeGrant ?? { __typename: errors![0]!.extensions.code };
}

async function withdraw(by: Browser, invitationId: string): Promise<string> {
  const { errors } = await by.graphql(WITHDRAW, { id: invitationId });
  return errors?.[0]!.extensions.code ?? 'withdrawn';
}

const organiser = () => api.staff(somebody(), 'ORGANISER', inEvent(FESTIVAL));

describe('an invitation', () => {
  it('goes by mail, shows what it offers, and gives the role to the invited address', async () => {
    const email = somebody();
    expect(await invite(await organiser(), { email: email.toUpperCase() })).toMatchObject({
      __typename: 'StaffInvited',
      email,
    });
    const mail = (await api.mailTo(email, 'staff-invitation'))!;
    expect(mail).toMatchObject({ inviterName: 'Nguyễn Thị Lan', role: 'STEWARD', eventName: 'Ngày hội khởi nghiệp' });
    expect(mail['acceptUrl']).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}$/);
    const token = await tokenFor(email);
    expect(await look(token)).toMatchObject({
      email,
      role: 'STEWARD',
      scopeKind: 'GATE',
      eventName: 'Ngày hội khởi nghiệp',
    });

    expect(await accept(api.browser(), token, '  Trần   Văn Minh ')).toMatchObject({
      __typename: 'InvitationAccepted',
      email,
    });
    const minh = await api.signedIn(email);
    expect((await minh.graphql(`{ mayScan(gateId: "${GATE}") viewer { name } }`)).data).toEqual({
      mayScan: true,
      viewer: { name: 'Trần Văn Minh' },
    });
  });

  it('is written, and opens, in the language asked for', async () => {
    const email = somebody();
    await invite(await organiser(), { email, locale: 'en' });
    expect(await api.mailTo(email, 'staff-invitation')).toMatchObject({
      eventName: 'Startup festival',
      acceptUrl: expect.stringMatching(/^http:\/\/localhost:3000\/en\/invitations\//),
    });
  });

  it('keeps only a hash of its token', async () => {
    const email = somebody();
    await invite(await organiser(), { email });
    const rows = await api.rows('select * from staff_invitations where email = ?', [email]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(await tokenFor(email));
  });

  it('works once, also when it is opened twice at the same moment', async () => {
    const email = somebody();
    await invite(await organiser(), { email });
    const token = await tokenFor(email);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => accept(api.browser(), token)));
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'InvitationAccepted',
      ...Array(3).fill('InvitationNotUsable'),
    ]);
    expect(await look(token)).toBeNull();
    expect(
      await api.rows('select g.id from role_grants g join users u on u.id = g.user_id where email = ?', [email]),
    ).toHaveLength(1);
  });

  it('ends after seven days', async () => {
    const email = somebody();
    await invite(await organiser(), { email });
    const token = await tokenFor(email);
    const [row] = await api.rows<{ days: number }>(
      'select extract(day from expires_at - invited_at)::int as days from staff_invitations where email = ?',
      [email],
    );
    expect(row).toEqual({ days: 7 });
    await api.rows("update staff_invitations set expires_at = now() - interval '1 second' where email = ?", [email]);
    expect(await look(token)).toBeNull();
    expect(await accept(api.browser(), token)).toEqual({ __typename: 'InvitationNotUsable' });
  });

  it('is replaced by a newer one', async () => {
    const [email, by] = [somebody(), await organiser()];
    await invite(by, { email });
    const first = await tokenFor(email);
    await invite(by, { email });
    expect(await accept(api.browser(), first)).toEqual({ __typename: 'InvitationNotUsable' });
    expect(await accept(api.browser(), await tokenFor(email))).toMatchObject({ __typename: 'InvitationAccepted' });
  });

  it('gives nothing to whoever else opens it: the role is the invited address’s', async () => {
    const [invited, other] = [somebody(), somebody()];
    await invite(await organiser(), { email: invited });
    const stranger = await api.signedIn(other);
    expect(await accept(stranger, await tokenFor(invited))).toMatchObject({ email: invited });
    expect((await stranger.graphql(`{ mayScan(gateId: "${GATE}") }`)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await stranger.graphql<{ viewer: object }>('{ viewer { grants { id } } }')).data.viewer).toEqual({
      grants: [],
    });
  });

  it('reads the same for a token that never was', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), '\u0000', "' or true --"]) {
      expect(await look(token)).toBeNull();
      expect(await accept(api.browser(), token)).toEqual({ __typename: 'InvitationNotUsable' });
    }
  });

  it('asks for a name that is one', async () => {
    const email = somebody();
    await invite(await organiser(), { email });
    const token = await tokenFor(email);
    for (const [name, code] of [
      ['', 'required'],
      ['xem http://xau.example', 'contains_link'],
      ['12345', 'not_a_name'],
    ] as const)
      expect(await accept(api.browser(), token, name)).toEqual({
        __typename: 'InvalidInput',
        problems: [{ field: 'name', code }],
      });
    expect(await accept(api.browser(), token)).toMatchObject({ __typename: 'InvitationAccepted' });
  });

  it('finds the account of a visitor who signed in before', async () => {
    const email = somebody();
    const visitor = await api.signedIn(email);
    await invite(await organiser(), { email });
    await accept(api.browser(), await tokenFor(email));
    // The session that was open knows the new role at once.
    expect((await visitor.graphql(`{ mayScan(gateId: "${GATE}") }`)).errors).toBeUndefined();
  });
});

describe('inviting', () => {
  it('is for those who manage staff there, with their second factor proven', async () => {
    const email = somebody();
    expect(await invite(api.browser(), { email })).toEqual({ __typename: 'UNAUTHENTICATED' });
    expect(await invite(await api.signedIn(somebody()), { email })).toEqual({ __typename: 'NOT_FOUND' });
    expect(await invite(await api.staff(somebody(), 'STEWARD', inEvent(FESTIVAL)), { email })).toEqual({
      __typename: 'NOT_FOUND',
    });
    const resting = somebody();
    await api.grant(resting, 'ORGANISER', inEvent(FESTIVAL));
    expect(await invite(await api.signedIn(resting), { email })).toEqual({ __typename: 'SECOND_FACTOR_REQUIRED' });
    expect(await api.mailTo(email, 'staff-invitation')).toBeUndefined();
  });

  it('reaches no further than one’s own scope and role', async () => {
    const by = await organiser();
    const email = somebody();
    expect(await invite(by, { email, role: 'ADMINISTRATOR', scopeKind: 'ALL', scopeId: null })).toEqual({
      __typename: 'NOT_FOUND',
    });
    expect(await invite(by, { email, role: 'ORGANISER', scopeKind: 'EVENT', scopeId: OTHER_EVENT })).toEqual({
      __typename: 'NOT_FOUND',
    });
    expect(await invite(by, { email, role: 'ORGANISER', scopeKind: 'EVENT', scopeId: newId() })).toEqual({
      __typename: 'NOT_FOUND',
    });
    expect(await invite(by, { email, scopeKind: 'EVENT', scopeId: GATE })).toEqual({ __typename: 'NOT_FOUND' });
    expect(await invite(by, { email, role: 'ADMINISTRATOR', scopeKind: 'EVENT', scopeId: FESTIVAL })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'scopeKind', code: 'not_allowed' }],
    });
    expect(await invite(by, { email, role: 'ORGANISER', scopeKind: 'EVENT', scopeId: FESTIVAL })).toMatchObject({
      __typename: 'StaffInvited',
    });
  });

  it('refuses what is no address, and a role that the person holds', async () => {
    const by = await organiser();
    expect(await invite(by, { email: 'không phải thư' })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'email', code: 'not_an_email' }],
    });
    const email = somebody();
    await api.grant(email, 'STEWARD', atGate(GATE, FESTIVAL));
    expect(await invite(by, { email })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'email', code: 'duplicate' }],
    });
    expect(await invite(by, { email, role: 'GATE_SUPERVISOR' })).toMatchObject({ __typename: 'StaffInvited' });
  });
});

describe('a role that is taken away', () => {
  it('ends at once in every open session, and stays in the log with the reason', async () => {
    const email = somebody();
    const grantId = await api.grant(email, 'STEWARD', atGate(GATE, FESTIVAL));
    const [phone, laptop] = [await api.signedIn(email), await api.signedIn(email)];
    const scan = async (browser: Browser) =>
      (await browser.graphql(`{ mayScan(gateId: "${GATE}") }`)).errors?.[0]!.extensions.code;
    expect([await scan(phone), await scan(laptop)]).toEqual([undefined, undefined]);

    expect(await revoke(await organiser(), grantId, ' Nghỉ việc ')).toEqual({ __typename: 'GrantRevoked', grantId });
    expect([await scan(phone), await scan(laptop)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect((await phone.graphql<{ viewer: object }>('{ viewer { grants { id } } }')).data.viewer).toEqual({
      grants: [],
    });

    const entries = await api.rows<{ action: string; reason: string | null; event_id: string }>(
      "select action, reason, event_id from audit_entries where aggregate_type = 'role_grant' and aggregate_id = ? order by sequence",
      [grantId],
    );
    expect(entries).toEqual([
      { action: 'role_grant.given', reason: null, event_id: FESTIVAL },
      { action: 'role_grant.revoked', reason: 'Nghỉ việc', event_id: FESTIVAL },
    ]);
  });

  it('can be given again', async () => {
    const [email, by] = [somebody(), await organiser()];
    const first = await api.grant(email, 'STEWARD', atGate(GATE, FESTIVAL));
    await revoke(by, first);
    await invite(by, { email });
    expect(await accept(api.browser(), await tokenFor(email))).toMatchObject({ __typename: 'InvitationAccepted' });
    expect((await (await api.signedIn(email)).graphql(`{ mayScan(gateId: "${GATE}") }`)).errors).toBeUndefined();
  });

  it('is one that exists, lives and is the caller’s to take; all others read the same', async () => {
    const by = await organiser();
    const elsewhere = await api.grant(somebody(), 'ORGANISER', inEvent(OTHER_EVENT));
    const administrator = await api.grant(somebody(), 'ADMINISTRATOR', EVERYWHERE);
    const ended = await api.grant(somebody(), 'STEWARD', inEvent(FESTIVAL));
    await revoke(by, ended);
    for (const grantId of [elsewhere, administrator, ended, newId(), 'x'])
      expect(await revoke(by, grantId), grantId).toEqual({ __typename: 'NOT_FOUND' });
  });

  it('needs a reason', async () => {
    const grantId = await api.grant(somebody(), 'STEWARD', inEvent(FESTIVAL));
    expect(await revoke(await organiser(), grantId, '  ')).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'reason', code: 'required' }],
    });
  });
});

describe('an invitation that is taken back', () => {
  const invited = async (by: Browser, input: Partial<Given> = {}) => {
    const email = somebody();
    return { email, id: String((await invite(by, { email, ...input }))['invitationId']) };
  };

  it('is dead at once: link, acceptance, list and the mail that still waits', async () => {
    const by = await organiser();
    const { email, id } = await invited(by);
    const token = await tokenFor(email);
    expect(await withdraw(by, id)).toBe('withdrawn');

    expect(await look(token)).toBeNull();
    expect(await accept(api.browser(), token)).toEqual({ __typename: 'InvitationNotUsable' });
    const { data } = await by.graphql<{ staff: { id: string }[] }>(`{ staff(eventId: "${FESTIVAL}") { id } }`);
    expect(data.staff.map((member) => member.id)).not.toContain(id);
    expect(await api.rows('select status, last_error, data from mails where aggregate_id = ?', [id])).toEqual([
      { status: 'failed', last_error: 'OBSOLETE', data: null },
    ]);
    expect(
      await api.rows('select action, event_id from audit_entries where aggregate_id = ? order by sequence', [id]),
    ).toEqual([
      { action: 'staff_invitation.sent', event_id: FESTIVAL },
      { action: 'staff_invitation.withdrawn', event_id: FESTIVAL },
    ]);
  });

  it('makes room for another', async () => {
    const by = await organiser();
    const { email, id } = await invited(by);
    await withdraw(by, id);
    expect(await invite(by, { email })).toMatchObject({ __typename: 'StaffInvited' });
    expect(await accept(api.browser(), await tokenFor(email))).toMatchObject({ __typename: 'InvitationAccepted' });
  });

  it('is one that waits and is the caller’s to take back; all others read the same', async () => {
    const by = await organiser();
    const [accepted, gone, replaced] = [await invited(by), await invited(by), await invited(by)];
    await accept(api.browser(), await tokenFor(accepted.email));
    await withdraw(by, gone.id);
    await invite(by, { email: replaced.email });
    const elsewhere = await api.staff(somebody(), 'ORGANISER', inEvent(OTHER_EVENT));
    const foreign = await invited(elsewhere, { scopeKind: 'EVENT', scopeId: OTHER_EVENT });
    for (const id of [accepted.id, gone.id, replaced.id, foreign.id, newId(), 'x'])
      expect(await withdraw(by, id), id).toBe('NOT_FOUND');
    const waiting = await invited(by);
    for (const other of [elsewhere, await api.staff(somebody(), 'STEWARD', inEvent(FESTIVAL))])
      expect(await withdraw(other, waiting.id)).toBe('NOT_FOUND');
    expect(await withdraw(api.browser(), waiting.id)).toBe('UNAUTHENTICATED');
  });

  it('was either accepted or taken back, when both happen at once', async () => {
    const by = await organiser();
    for (let round = 0; round < 5; round += 1) {
      const { email, id } = await invited(by);
      const token = await tokenFor(email);
      const [taken, back] = await Promise.all([accept(api.browser(), token), withdraw(by, id)]);
      expect([taken.__typename, back]).toEqual(
        back === 'withdrawn' ? ['InvitationNotUsable', 'withdrawn'] : ['InvitationAccepted', 'NOT_FOUND'],
      );
    }
  });
});

describe('the list of an event’s staff', () => {
  it('shows who works there and who is asked, of this event only', async () => {
    const by = await api.staff(somebody(), 'ORGANISER', inEvent(QUIET_EVENT));
    const [working, asked, late] = [somebody(), somebody(), somebody()];
    await api.grant(working, 'STEWARD', inEvent(QUIET_EVENT), 'Đỗ Thị Hoa');
    await api.grant(somebody(), 'STEWARD', inEvent(FESTIVAL));
    for (const email of [asked, late]) await invite(by, { email, scopeKind: 'EVENT', scopeId: QUIET_EVENT });
    await accept(api.browser(), await tokenFor(late), 'An Văn Bình');
    const { data } = await by.graphql<{ staff: object[] }>(
      `{ staff(eventId: "${QUIET_EVENT}") { email name role grant { id scopeKind } invitedAt acceptedAt expiresAt } }`,
    );
    expect(data.staff).toMatchObject([
      { email: late, name: 'An Văn Bình', grant: { scopeKind: 'EVENT' }, acceptedAt: expect.any(String) },
      { name: 'Nguyễn Thị Lan', role: 'ORGANISER' },
      { email: working, name: 'Đỗ Thị Hoa' },
      { email: asked, name: '', grant: null, acceptedAt: null, expiresAt: expect.any(String) },
    ]);
    expect((await by.graphql(`{ staff(eventId: "${FESTIVAL}") { id } }`)).errors![0]!.extensions.code).toBe(
      'NOT_FOUND',
    );
  });
});
