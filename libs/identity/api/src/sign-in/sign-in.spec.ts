import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEverybody, SignInServer, signInDatabase } from '../testing/sign-in-server.ts';

let database: Awaited<ReturnType<typeof signInDatabase>>;
let server: SignInServer;

beforeAll(async () => {
  database = await signInDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await forgetEverybody(database.pool);
  server = SignInServer.on(database.pool);
});

const PASSWORD = 'mười hai ký tự trở lên';

describe('sign-in by e-mail code', () => {
  it('sends six digits and opens a session with a cookie that scripts and other sites cannot use', async () => {
    const browser = server.browser();
    browser.headers = { 'x-locale': 'en' };
    await browser.post('/api/auth/email-otp/send-verification-otp', { email: 'Lan@Congty.example' });
    expect(server.codes).toEqual([
      { email: 'lan@congty.example', code: expect.stringMatching(/^\d{6}$/), locale: 'en', address: '127.0.0.1' },
    ]);

    const signedIn = await browser.post('/api/auth/sign-in/email-otp', {
      email: 'lan@congty.example',
      otp: server.codeFor('lan@congty.example'),
    });
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.setCookies.find((line) => line.startsWith('__Secure-pho_hien.session_token='))!;
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
    expect(signedIn.headers['cache-control']).toBe('no-store');

    const session = await browser.get('/api/auth/get-session');
    expect(session.body).toMatchObject({ user: { email: 'lan@congty.example', emailVerified: true, name: '' } });
    expect(server.events).toEqual([
      { action: 'signed-in-by-code', userId: (session.body as { user: { id: string } }).user.id },
    ]);
  });

  it('leaves out Secure where the address is plain http, as in the demo', async () => {
    server = SignInServer.on(database.pool, 'http://localhost:3000');
    const browser = await server.signedIn('lan@congty.example');
    expect([...browser.cookies.keys()]).toEqual(['pho_hien.session_token']);
  });

  it('keeps neither the code nor the address in the clear', async () => {
    await server.browser().post('/api/auth/email-otp/send-verification-otp', { email: 'lan@congty.example' });
    const { rows } = await database.pool.query('select identifier, value from verifications');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('lan@');
    expect(JSON.stringify(rows)).not.toContain(server.codeFor('lan@congty.example'));
  });

  it('accepts a code once', async () => {
    const browser = await server.signedIn('lan@congty.example');
    const again = await browser.post('/api/auth/sign-in/email-otp', {
      email: 'lan@congty.example',
      otp: server.codeFor('lan@congty.example'),
    });
    expect(again.status).toBe(400);
  });

  it('ends a code after three wrong guesses', async () => {
    const browser = server.browser();
    const email = 'lan@congty.example';
    await browser.post('/api/auth/email-otp/send-verification-otp', { email });
    const wrong = server.codeFor(email) === '000000' ? '000001' : '000000';
    for (let guess = 0; guess < 3; guess += 1)
      expect((await browser.post('/api/auth/sign-in/email-otp', { email, otp: wrong })).status).toBe(400);
    const right = await browser.post('/api/auth/sign-in/email-otp', { email, otp: server.codeFor(email) });
    expect(right.status).toBe(403);
    expect(browser.cookies.size).toBe(0);
  });

  it('lets ten simultaneous wrong guesses use up the three attempts, not ten', async () => {
    const email = 'lan@congty.example';
    await server.browser().post('/api/auth/email-otp/send-verification-otp', { email });
    const wrong = server.codeFor(email) === '000000' ? '000001' : '000000';
    await Promise.all(
      Array.from({ length: 10 }, () => server.browser().post('/api/auth/sign-in/email-otp', { email, otp: wrong })),
    );
    const { rows } = await database.pool.query<{ value: string }>('select value from verifications');
    for (const { value } of rows) expect(Number(value.split(':').at(-1))).toBeLessThanOrEqual(3);
  });

  it('refuses a code after ten minutes', async () => {
    const email = 'lan@congty.example';
    const browser = server.browser();
    await browser.post('/api/auth/email-otp/send-verification-otp', { email });
    const { rows } = await database.pool.query(
      'select extract(epoch from expires_at - created_at)::int as seconds from verifications',
    );
    expect(rows).toEqual([{ seconds: 600 }]);
    await database.pool.query("update verifications set expires_at = now() - interval '1 second'");
    expect((await browser.post('/api/auth/sign-in/email-otp', { email, otp: server.codeFor(email) })).status).toBe(400);
  });

  it('takes no name, picture or other field along', async () => {
    const browser = server.browser();
    const email = 'lan@congty.example';
    await browser.post('/api/auth/email-otp/send-verification-otp', { email, type: 'forget-password' });
    await browser.post('/api/auth/sign-in/email-otp', {
      email,
      otp: server.codeFor(email),
      name: 'http://xau.example',
      image: 'http://xau.example/x.svg',
      twoFactorEnabled: true,
    });
    const { rows } = await database.pool.query('select name, image, two_factor_enabled from users');
    expect(rows).toEqual([{ name: '', image: null, two_factor_enabled: false }]);
  });
});

describe('password', () => {
  it('is set by somebody who signed in by code, and then signs in', async () => {
    const lan = await server.signedIn('lan@congty.example');
    expect((await lan.post('/api/auth/set-password', { newPassword: PASSWORD })).status).toBe(200);
    const { rows } = await database.pool.query<{ password: string }>('select password from accounts');
    expect(rows[0]!.password).toMatch(/^scrypt\$16384\$8\$5\$/);

    const elsewhere = server.browser();
    expect(
      (await elsewhere.post('/api/auth/sign-in/email', { email: 'lan@congty.example', password: PASSWORD })).status,
    ).toBe(200);
    expect((await elsewhere.get('/api/auth/get-session')).body).toMatchObject({
      user: { email: 'lan@congty.example' },
    });
    // The same letters, composed the other way.
    expect(
      (
        await server
          .browser()
          .post('/api/auth/sign-in/email', { email: 'lan@congty.example', password: PASSWORD.normalize('NFD') })
      ).status,
    ).toBe(200);
  });

  it('has at least twelve characters and is not set over an old one', async () => {
    const lan = await server.signedIn('lan@congty.example');
    expect((await lan.post('/api/auth/set-password', { newPassword: 'elevenchars' })).body).toMatchObject({
      code: 'PASSWORD_TOO_SHORT',
    });
    await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
    expect((await lan.post('/api/auth/set-password', { newPassword: `${PASSWORD}!` })).body).toMatchObject({
      code: 'PASSWORD_ALREADY_SET',
    });
  });

  it('when changed, ends every other session', async () => {
    const lan = await server.signedIn('lan@congty.example');
    const elsewhere = await server.signedIn('lan@congty.example');
    await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
    expect(
      (
        await lan.post('/api/auth/change-password', {
          currentPassword: 'not the password',
          newPassword: `${PASSWORD}!`,
        })
      ).status,
    ).toBe(400);
    expect(
      (await lan.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}!` })).status,
    ).toBe(200);
    expect((await elsewhere.get('/api/auth/get-session')).body).not.toMatchObject({ user: {} });
    expect((await lan.get('/api/auth/get-session')).body).toMatchObject({ user: {} });
  });
});

describe('sessions', () => {
  it('are listed and ended, each or all others, and never another person’s', async () => {
    const lan = await server.signedIn('lan@congty.example');
    const phone = await server.signedIn('lan@congty.example');
    const laptop = await server.signedIn('lan@congty.example');
    const minh = await server.signedIn('minh@congty.example');
    const sessions = (await lan.get('/api/auth/list-sessions')).body as unknown as {
      token: string;
      id: string;
      userAgent: string;
    }[];
    expect(sessions).toHaveLength(3);

    const tokenOf = (browser: typeof lan) => decodeURIComponent([...browser.cookies.values()][0]!).split('.')[0]!;
    await minh.post('/api/auth/revoke-session', { token: tokenOf(phone) });
    expect((await phone.get('/api/auth/get-session')).body).toMatchObject({ user: {} });

    await lan.post('/api/auth/revoke-session', { token: tokenOf(phone) });
    expect((await phone.get('/api/auth/get-session')).body).not.toMatchObject({ user: {} });
    await lan.post('/api/auth/revoke-other-sessions');
    expect((await laptop.get('/api/auth/get-session')).body).not.toMatchObject({ user: {} });
    expect((await lan.get('/api/auth/get-session')).body).toMatchObject({ user: {} });
    await lan.post('/api/auth/sign-out');
    expect((await database.pool.query('select 1 from sessions')).rowCount).toBe(1);
  });

  it('leave no row behind that is over, once the person signs in again', async () => {
    await server.signedIn('lan@congty.example');
    await database.pool.query("update sessions set expires_at = now() - interval '1 second'");
    await server.signedIn('lan@congty.example');
    expect((await database.pool.query('select 1 from sessions')).rowCount).toBe(1);
  });

  it('last seven days however much they are used', async () => {
    const lan = await server.signedIn('lan@congty.example');
    await database.pool.query(
      "update sessions set expires_at = now() + interval '1 hour', updated_at = now() - interval '6 days'",
    );
    await lan.get('/api/auth/get-session');
    const { rows } = await database.pool.query(
      "select expires_at < now() + interval '2 hours' as unchanged from sessions",
    );
    expect(rows).toEqual([{ unchanged: true }]);
  });
});

describe('the door itself', () => {
  it('answers only the listed calls', async () => {
    for (const path of [
      '/sign-up/email',
      '/sign-in/social',
      '/update-user',
      '/delete-user',
      '/update-session',
      '/change-email',
      '/email-otp/reset-password',
      '/email-otp/request-password-reset',
      '/request-password-reset',
      '/two-factor/send-otp',
      '/two-factor/get-totp-uri',
      '/error',
      '/ok',
    ])
      for (const answer of [
        await server.browser().get(`/api/auth${path}`),
        await server.browser().post(`/api/auth${path}`),
      ])
        expect(answer.status, path).toBe(404);
  });

  it('refuses a request that another site’s page sends with our cookie', async () => {
    const lan = await server.signedIn('lan@congty.example');
    lan.headers = { origin: 'https://xau.example' };
    expect((await lan.post('/api/auth/sign-out')).status).toBe(403);
    lan.headers = { origin: 'null' };
    expect((await lan.post('/api/auth/sign-out')).status).toBe(403);
    expect((await lan.get('/api/auth/get-session')).body).toMatchObject({ user: {} });
  });

  it('refuses a cookie whose signature is not ours', async () => {
    const lan = await server.signedIn('lan@congty.example');
    const [[name, value]] = [...lan.cookies] as [[string, string]];
    lan.cookies.set(name, encodeURIComponent(`${decodeURIComponent(value).split('.')[0]}.${'A'.repeat(43)}=`));
    expect((await lan.get('/api/auth/get-session')).body).not.toMatchObject({ user: {} });
  });
});
