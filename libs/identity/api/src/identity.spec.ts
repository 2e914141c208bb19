import { atGate, EVERYWHERE, inEvent } from '@pho-hien/kernel';
import { SqlPool } from '@pho-hien/platform';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FESTIVAL, GATE, OTHER_EVENT, StaffApi } from './testing/staff-api.ts';

let api: StaffApi;
beforeAll(async () => {
  api = await StaffApi.start();
});
afterAll(() => api.api.close());

const VIEWER =
  '{ viewer { id email name secondFactor hasPassword grants { id role scopeKind scopeId eventId eventName grantedAt } } }';
let people = 0;
/** An address that no other test uses. */
const somebody = () => `nguoi-${(people += 1)}@congty.example`;

const codesOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.map(({ extensions }) => extensions.code);

describe('the viewer', () => {
  it('is nobody without a session', async () => {
    expect(await api.browser().graphql(VIEWER)).toEqual({ data: { viewer: null } });
  });

  it('is a visitor after signing in by code, with nothing to do about a second factor', async () => {
    const email = somebody();
    const { data } = await (await api.signedIn(email)).graphql<{ viewer: object }>(VIEWER);
    expect(data.viewer).toMatchObject({ email, name: '', grants: [], secondFactor: 'NOT_NEEDED', hasPassword: false });
  });

  it('sees the roles held, with the event’s name in the language asked for', async () => {
    const email = somebody();
    await api.grant(email, 'STEWARD', atGate(GATE, FESTIVAL));
    await api.grant(email, 'ORGANISER', inEvent(FESTIVAL));
    const browser = await api.signedIn(email);
    browser.headers = { 'x-locale': 'en' };
    const { data } = await browser.graphql<{ viewer: { grants: object[] } }>(VIEWER);
    expect(data.viewer).toMatchObject({ name: 'Nguyễn Thị Lan', secondFactor: 'TO_ENROL' });
    expect(data.viewer.grants).toMatchObject([
      { role: 'STEWARD', scopeKind: 'GATE', scopeId: GATE, eventId: FESTIVAL, eventName: 'Startup festival' },
      { role: 'ORGANISER', scopeKind: 'EVENT', scopeId: FESTIVAL, eventId: FESTIVAL },
    ]);
  });

  it('is nobody again with a session that ended, expired or is not ours', async () => {
    const email = somebody();
    const browser = await api.signedIn(email);
    const [[name, value]] = [...browser.cookies] as [[string, string]];
    await browser.post('/api/auth/sign-out');
    browser.cookies.set(name, value);
    expect(await browser.graphql(VIEWER)).toEqual({ data: { viewer: null } });

    const late = await api.signedIn(email);
    await api.rows('update sessions set expires_at = now() where user_id = (select id from users where email = ?)', [
      email,
    ]);
    expect(await late.graphql(VIEWER)).toEqual({ data: { viewer: null } });

    const forged = await api.signedIn(somebody());
    const [[cookie, good]] = [...forged.cookies] as [[string, string]];
    const [token, signature] = decodeURIComponent(good).split('.') as [string, string];
    const otherSignature = (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1);
    for (const bad of [
      `${token}.${otherSignature}`,
      `x${token}.${signature}`,
      `${decodeURIComponent(good).split('.')[0]}`,
      `${decodeURIComponent(good)}x`,
      'x.y',
      '.',
      '%',
      '',
    ])
      expect(await (forged.cookies.set(cookie, encodeURIComponent(bad)), forged.graphql(VIEWER))).toEqual({
        data: { viewer: null },
      });
  });

  it('is looked up once for a request, by one statement, whatever the request asks', async () => {
    const browser = await api.staff(somebody(), 'ORGANISER', inEvent(FESTIVAL));
    const spy = vi.spyOn(api.api.app.get(SqlPool), 'query');
    const { data } = await browser.graphql(
      `{ a: mayManage(eventId: "${FESTIVAL}") b: mayManage(eventId: "${FESTIVAL}") mayScan(gateId: "${GATE}") }`,
    );
    expect(data).toEqual({ a: true, b: true, mayScan: true });
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
  });
});

describe('roles', () => {
  it('reach as far as their scope: an event holds its gates, and no other event', async () => {
    const browser = await api.staff(somebody(), 'ORGANISER', inEvent(FESTIVAL));
    expect(
      (await browser.graphql(`{ mayManage(eventId: "${FESTIVAL}") mayScan(gateId: "${GATE}") }`)).errors,
    ).toBeUndefined();
    expect(codesOf(await browser.graphql(`{ mayManage(eventId: "${OTHER_EVENT}") }`))).toEqual(['NOT_FOUND']);
    const steward = await api.staff(somebody(), 'STEWARD', atGate(GATE, FESTIVAL));
    expect(codesOf(await steward.graphql(`{ mayManage(eventId: "${FESTIVAL}") }`))).toEqual(['NOT_FOUND']);
    const administrator = await api.staff(somebody(), 'ADMINISTRATOR', EVERYWHERE);
    expect(
      (await administrator.graphql(`{ a: mayManage(eventId: "${FESTIVAL}") b: mayManage(eventId: "${OTHER_EVENT}") }`))
        .errors,
    ).toBeUndefined();
  });

  it('that need a second factor rest until this session has proven it', async () => {
    const email = somebody();
    await api.grant(email, 'ORGANISER', inEvent(FESTIVAL));
    const browser = await api.signedIn(email);
    const ask = () => browser.graphql(`{ mayManage(eventId: "${FESTIVAL}") }`);
    expect(codesOf(await ask())).toEqual(['SECOND_FACTOR_REQUIRED']);

    await api.proveSecondFactor(email);
    expect((await ask()).errors).toBeUndefined();
    // Another session of the same person, opened by e-mail code alone.
    const elsewhere = await api.signedIn(email);
    expect(codesOf(await elsewhere.graphql(`{ mayManage(eventId: "${FESTIVAL}") }`))).toEqual([
      'SECOND_FACTOR_REQUIRED',
    ]);
    expect((await elsewhere.graphql<{ viewer: object }>(VIEWER)).data.viewer).toMatchObject({
      secondFactor: 'TO_VERIFY',
    });
    expect((await browser.graphql<{ viewer: object }>(VIEWER)).data.viewer).toMatchObject({ secondFactor: 'VERIFIED' });
  });

  it('rest again when the second factor is removed', async () => {
    const email = somebody();
    const browser = await api.staff(email, 'ORGANISER', inEvent(FESTIVAL));
    expect((await browser.post('/api/auth/two-factor/disable')).status).toBe(200);
    expect(codesOf(await browser.graphql(`{ mayManage(eventId: "${FESTIVAL}") }`))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect((await browser.graphql<{ viewer: object }>(VIEWER)).data.viewer).toMatchObject({ secondFactor: 'TO_ENROL' });
  });
});

describe('a proof of the second factor', () => {
  it('counts for nothing when the factor is gone, however it went', async () => {
    const email = somebody();
    const browser = await api.staff(email, 'ORGANISER', inEvent(FESTIVAL));
    await api.rows('update users set two_factor_enabled = false where email = ?', [email]);
    expect(codesOf(await browser.graphql(`{ mayManage(eventId: "${FESTIVAL}") }`))).toEqual(['SECOND_FACTOR_REQUIRED']);
  });
});

describe('two API processes', () => {
  it('know each other’s sessions, and that one has ended', async () => {
    const beside = await StaffApi.start({ beside: api });
    try {
      const browser = await api.signedIn(somebody());
      const other = beside.browser();
      for (const [name, value] of browser.cookies) other.cookies.set(name, value);
      expect((await other.graphql<{ viewer: object | null }>(VIEWER)).data.viewer).not.toBeNull();
      await browser.post('/api/auth/sign-out');
      expect((await other.graphql<{ viewer: object | null }>(VIEWER)).data.viewer).toBeNull();
    } finally {
      await beside.api.close();
    }
  });
});

describe('a forgotten password', () => {
  const NEW = 'mật khẩu mới rất dài';

  /** The link in the mail, once the job is done; undefined when it sent none. */
  async function resetLink(email: string): Promise<string | undefined> {
    await vi.waitFor(
      async () => {
        const jobs = await api.rows<{ state: string }>(
          "select state from pgboss.job where name = 'identity.password-reset' and data->>'email' = ?",
          [email],
        );
        expect(jobs).toEqual([{ state: 'completed' }]);
      },
      { timeout: 10_000, interval: 50 },
    );
    return (await api.mailTo(email, 'password-reset'))?.['resetUrl'];
  }

  it('is replaced by a link that works once, and every session ends', async () => {
    const email = somebody();
    const browser = await api.signedIn(email);
    expect((await api.browser().post('/api/auth/password-reset-request', { email })).body).toEqual({ success: true });
    const link = (await resetLink(email))!;
    expect(link).toMatch(/^http:\/\/localhost:3000\/password-reset\/[\w-]{43}$/);
    const token = link.split('/').at(-1)!;
    expect(JSON.stringify(await api.rows('select * from verifications'))).not.toContain(token);

    const reset = () => api.browser().post('/api/auth/reset-password', { token, newPassword: NEW });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect((await browser.graphql<{ viewer: null }>(VIEWER)).data.viewer).toBeNull();
    expect((await api.browser().post('/api/auth/sign-in/email', { email, password: NEW })).status).toBe(200);
  });

  it('reads the same for an address without account, to which nothing is sent', async () => {
    const email = somebody();
    const answer = await api.browser().post('/api/auth/password-reset-request', { email });
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    expect(await resetLink(email)).toBeUndefined();
  });
});

describe('the log', () => {
  it('keeps how a person’s sign-in changed, in one whole chain', async () => {
    const email = somebody();
    const browser = await api.signedIn(email);
    await browser.post('/api/auth/set-password', { newPassword: 'mười hai ký tự trở lên' });
    await api.signedIn(email);
    const [{ id }] = (await api.rows<{ id: string }>('select id from users where email = ?', [email])) as [
      { id: string },
    ];
    const entries = await api.rows<{ action: string; actor: string; address: string }>(
      "select action, actor, address from audit_entries where aggregate_type = 'person' and aggregate_id = ? order by sequence",
      [id],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'person.signed-in-by-code',
      'person.password-set',
      'person.signed-in-by-code',
    ]);
    expect(entries[0]).toMatchObject({ actor: `person:${id}`, address: '127.0.0.1' });
  });
});
