import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEverybody, SignInServer, signInDatabase } from '../testing/sign-in-server.ts';

let database: Awaited<ReturnType<typeof signInDatabase>>;

beforeAll(async () => {
  database = await signInDatabase();
});
afterAll(() => database.close());
beforeEach(() => forgetEverybody(database.pool));

const ask = (server: SignInServer, email: string, headers: Record<string, string> = {}) => {
  const browser = server.browser();
  browser.headers = headers;
  return browser.post('/api/auth/email-otp/send-verification-otp', { email });
};

describe('two API processes', () => {
  it('share the count of one account', async () => {
    const servers = [SignInServer.on(database.pool), SignInServer.on(database.pool)];
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => (await ask(servers[i % 2]!, 'lan@congty.example')).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    expect(servers[0]!.codes.length + servers[1]!.codes.length).toBe(5);
  });

  it('share the count of one network address', async () => {
    const servers = [SignInServer.on(database.pool), SignInServer.on(database.pool)];
    const statuses = await Promise.all(
      Array.from({ length: 66 }, async (_, i) => (await ask(servers[i % 2]!, `khach${i}@congty.example`)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(6);
  });
});

describe('an account', () => {
  it('is limited for everybody, wherever they ask from, and not by spelling its address otherwise', async () => {
    const server = SignInServer.on(database.pool, undefined, ['127.0.0.1']);
    for (let i = 0; i < 5; i += 1)
      expect((await ask(server, 'lan@congty.example', { 'x-forwarded-for': `203.0.113.${i}` })).status).toBe(200);
    const refused = await ask(server, 'LAN@congty.example', { 'x-forwarded-for': '203.0.113.77' });
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(600);
    expect((await ask(server, 'minh@congty.example')).status).toBe(200);
  });

  it('takes ten passwords in a quarter of an hour, and then still a code by mail', async () => {
    const server = SignInServer.on(database.pool);
    for (let i = 0; i < 10; i += 1)
      expect(
        (
          await server
            .browser()
            .post('/api/auth/sign-in/email', { email: 'lan@congty.example', password: `wrong ${i}` })
        ).status,
      ).toBe(401);
    expect(
      (await server.browser().post('/api/auth/sign-in/email', { email: 'lan@congty.example', password: 'x' })).status,
    ).toBe(429);
    expect((await (await server.signedIn('lan@congty.example')).get('/api/auth/get-session')).body).toMatchObject({
      user: {},
    });
  });
});

describe('a session', () => {
  it('takes ten guesses at its person’s password in a quarter of an hour, over all calls that ask for it', async () => {
    const server = SignInServer.on(database.pool);
    const lan = await server.signedIn('lan@congty.example');
    await lan.post('/api/auth/set-password', { newPassword: 'mười hai ký tự trở lên' });
    const guess = async (i: number) =>
      i % 2
        ? (
            await lan.post('/api/auth/change-password', {
              currentPassword: `sai ${i}`,
              newPassword: 'mười hai ký tự trở lên',
            })
          ).status
        : (await lan.post('/api/auth/two-factor/enable', { password: `sai ${i}` })).status;
    const statuses = [];
    for (let i = 0; i < 12; i += 1) statuses.push(await guess(i));
    expect(statuses).toEqual([...Array(10).fill(400), 429, 429]);
  });
});

describe('the client’s address', () => {
  it('is the connection’s, whatever headers claim, when no proxy is configured', async () => {
    const server = SignInServer.on(database.pool);
    await ask(server, 'lan@congty.example', {
      'x-forwarded-for': '203.0.113.9',
      'x-client-address': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    });
    expect(server.codes[0]!.address).toBe('127.0.0.1');
    const { rows } = await database.pool.query<{ key: string }>(
      "select key from rate_limit_counters where key like '%203.0.113%'",
    );
    expect(rows).toEqual([]);
  });

  it('is what a configured proxy says, and only the part that the proxy itself saw', async () => {
    const server = SignInServer.on(database.pool, undefined, ['127.0.0.1']);
    await ask(server, 'lan@congty.example', { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
    expect(server.codes[0]!.address).toBe('203.0.113.9');
  });
});
