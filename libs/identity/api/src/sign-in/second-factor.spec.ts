import { symmetricDecrypt } from 'better-auth/crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { forgetEverybody, SECRET, SignInServer, signInDatabase } from '../testing/sign-in-server.ts';
import { hotp, TOTP_PERIOD, totpStep } from './totp.ts';

let database: Awaited<ReturnType<typeof signInDatabase>>;
let server: SignInServer;

beforeAll(async () => {
  database = await signInDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetEverybody(database.pool);
  server = SignInServer.on(database.pool);
  // The middle of the current half-minute: no code turns old between being read and being typed.
  vi.useFakeTimers({ toFake: ['Date'], now: (totpStep(new Date()) + 0.5) * TOTP_PERIOD * 1000 });
});
afterEach(() => vi.useRealTimers());

const EMAIL = 'lan@congty.example';
const PASSWORD = 'mười hai ký tự trở lên';

async function secretInUse(): Promise<string> {
  const { rows } = await database.pool.query<{ secret: string }>('select secret from two_factors');
  return symmetricDecrypt({ key: SECRET, data: rows[0]!.secret });
}

/** What the app shows `steps` half-minutes from now; only the steps beside the current one are accepted. */
const appShows = async (steps = 0): Promise<string> => hotp(await secretInUse(), totpStep(new Date()) + steps);

/** A code that is wrong for certain. */
const wrongCode = async (): Promise<string> => {
  const right = await Promise.all([-1, 0, 1, 2].map(appShows));
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.includes(code))!;
};

const proofs = async (): Promise<boolean[]> =>
  (
    await database.pool.query<{ proven: boolean }>(
      'select second_factor_verified_at is not null as proven from sessions order by proven desc',
    )
  ).rows.map(({ proven }) => proven);

/** Enrols with the code of the step before this one, so that the current one is still unused. */
async function enrol(browser: Browser, password?: string): Promise<string[]> {
  const begun = await browser.post('/api/auth/two-factor/enable', { password });
  expect(begun.status).toBe(200);
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: await appShows(-1) })).status).toBe(200);
  return begun.body['backupCodes'] as string[];
}

describe('enrolment', () => {
  it('starts with a secret for the app and is over when a first code proves it, which proves this session too', async () => {
    const lan = await server.signedIn(EMAIL);
    const begun = await lan.post('/api/auth/two-factor/enable');
    expect(begun.body).toMatchObject({
      method: 'totp',
      totpURI: expect.stringContaining('otpauth://totp/Ph%E1%BB%91'),
    });
    expect(begun.body['backupCodes']).toHaveLength(10);
    expect(await proofs()).toEqual([false]);
    expect((await database.pool.query('select two_factor_enabled from users')).rows).toEqual([
      { two_factor_enabled: false },
    ]);

    expect((await lan.post('/api/auth/two-factor/verify-totp', { code: await wrongCode() })).status).toBe(401);
    expect(await proofs()).toEqual([false]);
    expect((await lan.post('/api/auth/two-factor/verify-totp', { code: await appShows() })).status).toBe(200);
    expect(await proofs()).toEqual([true]);
    expect((await database.pool.query('select two_factor_enabled from users')).rows).toEqual([
      { two_factor_enabled: true },
    ]);
    expect((await lan.get('/api/auth/get-session')).body).toMatchObject({ user: { twoFactorEnabled: true } });
    expect(server.events.map(({ action }) => action)).toEqual(['signed-in-by-code', 'second-factor-enrolled']);
  });

  it('leaves no secret and no backup code in the clear', async () => {
    const lan = await server.signedIn(EMAIL);
    const codes = await enrol(lan);
    const { rows } = await database.pool.query('select secret, backup_codes from two_factors');
    expect(JSON.stringify(rows)).not.toContain(await secretInUse());
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('proves only the session in which it happened', async () => {
    await server.signedIn(EMAIL);
    await enrol(await server.signedIn(EMAIL));
    expect((await proofs()).filter(Boolean)).toHaveLength(1);
  });
});

describe('verification', () => {
  it('is asked of a password sign-in before there is any session', async () => {
    const lan = await server.signedIn(EMAIL);
    await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
    await enrol(lan, PASSWORD);

    const browser = server.browser();
    const first = await browser.post('/api/auth/sign-in/email', { email: EMAIL, password: PASSWORD });
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    expect((await browser.get('/api/auth/get-session')).body).not.toMatchObject({ user: {} });
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: await appShows() })).status).toBe(200);
    expect((await browser.get('/api/auth/get-session')).body).toMatchObject({ user: { email: EMAIL } });
    expect(await proofs()).toEqual([true, true]);
  });

  it('of a session opened by e-mail code is a step of its own', async () => {
    await enrol(await server.signedIn(EMAIL));
    const browser = await server.signedIn(EMAIL);
    expect(await proofs()).toEqual([true, false]);
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: await appShows() })).status).toBe(200);
    expect(await proofs()).toEqual([true, true]);
  });

  it('takes each code once', async () => {
    await enrol(await server.signedIn(EMAIL));
    const code = await appShows();
    const [one, other] = [await server.signedIn(EMAIL), await server.signedIn(EMAIL)];
    expect((await one.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
    const replayed = await other.post('/api/auth/two-factor/verify-totp', { code });
    expect(replayed).toMatchObject({ status: 401, body: { code: 'INVALID_CODE' } });
    expect(await proofs()).toEqual([true, true, false]);
  });

  it('takes each backup code once, wherever', async () => {
    const [code] = await enrol(await server.signedIn(EMAIL));
    const [one, other] = [await server.signedIn(EMAIL), await server.signedIn(EMAIL)];
    expect((await one.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200);
    expect((await other.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(401);
    expect(await proofs()).toEqual([true, true, false]);
  });

  it('rests after ten wrong codes in a row, also within a session and also when they come at once', async () => {
    await enrol(await server.signedIn(EMAIL));
    const browser = await server.signedIn(EMAIL);
    const wrong = await wrongCode();
    const statuses = await Promise.all(
      Array.from(
        { length: 30 },
        async () => (await browser.post('/api/auth/two-factor/verify-totp', { code: wrong })).status,
      ),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: await appShows() })).status).toBe(429);

    await database.pool.query("update two_factors set locked_until = now() - interval '1 second'");
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: await appShows() })).status).toBe(200);
    expect((await database.pool.query('select failed_verification_count, locked_until from two_factors')).rows).toEqual(
      [{ failed_verification_count: 0, locked_until: null }],
    );
  });

  it('knows no trusted device: a later password sign-in is asked again', async () => {
    const lan = await server.signedIn(EMAIL);
    await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
    const [code] = await enrol(lan, PASSWORD);
    const browser = server.browser();
    await browser.post('/api/auth/sign-in/email', { email: EMAIL, password: PASSWORD });
    await browser.post('/api/auth/two-factor/verify-backup-code', { code, trustDevice: true });
    await browser.post('/api/auth/sign-out');
    const again = await browser.post('/api/auth/sign-in/email', { email: EMAIL, password: PASSWORD });
    expect(again.body).toMatchObject({ twoFactorRedirect: true });
  });
});

describe('a session that has not proven the second factor', () => {
  it('cannot take the account over: no removing it, no new backup codes, no password', async () => {
    await enrol(await server.signedIn(EMAIL));
    const thief = await server.signedIn(EMAIL);
    const attempts: [string, object][] = [
      ['/two-factor/disable', {}],
      ['/two-factor/generate-backup-codes', {}],
      ['/set-password', { newPassword: PASSWORD }],
      ['/change-password', { currentPassword: PASSWORD, newPassword: PASSWORD }],
    ];
    for (const [path, body] of attempts)
      expect(await thief.post(`/api/auth${path}`, body), path).toMatchObject({
        status: 403,
        body: { code: 'SECOND_FACTOR_REQUIRED' },
      });
    expect((await thief.post('/api/auth/two-factor/enable')).status).toBe(400);
  });

  it('is what every session is again when the factor was removed', async () => {
    const lan = await server.signedIn(EMAIL);
    await enrol(lan);
    const elsewhere = await server.signedIn(EMAIL);
    await elsewhere.post('/api/auth/two-factor/verify-totp', { code: await appShows() });
    expect((await lan.post('/api/auth/two-factor/disable')).status).toBe(200);
    expect(await proofs()).not.toContain(true);
    expect(server.events.at(-1)!.action).toBe('second-factor-removed');
  });

  it('stays proven in the browser that changes the password', async () => {
    const lan = await server.signedIn(EMAIL);
    await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
    await enrol(lan, PASSWORD);
    expect(
      (await lan.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}!` })).status,
    ).toBe(200);
    expect(await proofs()).toEqual([true]);
  });
});
