import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignInServer, signInDatabase } from '../testing/sign-in-server.ts';

let database: Awaited<ReturnType<typeof signInDatabase>>;
let server: SignInServer;

const KNOWN = 'lan@congty.example';
const UNKNOWN = 'khong-ai@congty.example';
const PASSWORD = 'mười hai ký tự trở lên';

beforeAll(async () => {
  database = await signInDatabase();
  server = SignInServer.on(database.pool);
  const lan = await server.signedIn(KNOWN);
  await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate rate_limit_counters, verifications'));

/** The answer, without what differs between any two answers, and the SQL statements it took. */
async function watch(path: string, body: object) {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  const answer = await server.browser().post(path, body);
  const statements = spy.mock.calls
    .map(([query]) =>
      (typeof query === 'string' ? query : (query as { text: string }).text).trim().replace(/\s+/g, ' '),
    )
    // From time to time better-auth removes expired proofs, whoever happens to ask.
    .filter((statement) => !/^delete from "verifications" where .*"expires_at" </.test(statement));
  spy.mockRestore();
  const { date: _, ...headers } = answer.headers;
  return { status: answer.status, body: answer.body, headers, statements };
}

describe.each([
  ['asking for a code', '/api/auth/email-otp/send-verification-otp', {}],
  ['asking for a password reset', '/api/auth/password-reset-request', {}],
])('%s', (_, path, rest) => {
  it('gives the same answer after the same statements, whether or not there is an account', async () => {
    // A first call of each kind, so that nothing is done for the first time only.
    await watch(path, { email: 'truoc@congty.example', ...rest });
    const known = await watch(path, { email: KNOWN, ...rest });
    const unknown = await watch(path, { email: UNKNOWN, ...rest });
    expect(known.status).toBe(200);
    expect(unknown).toEqual(known);
    expect(known.statements.length).toBeGreaterThan(0);
  });
});

describe('a wrong code', () => {
  it('reads the same for an account, for none, and where no code was sent', async () => {
    const wrong = async (email: string) => watch('/api/auth/sign-in/email-otp', { email, otp: 'abcdef' });
    for (const email of [KNOWN, UNKNOWN])
      await server.browser().post('/api/auth/email-otp/send-verification-otp', { email });
    const known = await wrong(KNOWN);
    expect(known).toMatchObject({ status: 400, body: { code: 'INVALID_OTP' } });
    expect(await wrong(UNKNOWN)).toEqual(known);
    const { statements: _, ...answer } = await wrong('chua-hoi@congty.example');
    expect(known).toMatchObject(answer);
  });
});

describe('a wrong password', () => {
  it('reads the same and costs the same hash, for an account, an account without password, and none', async () => {
    await server.signedIn('minh@congty.example');
    // The work that the process does for it, on all its threads: unlike the time it takes, no busy neighbour changes that.
    const attempt = async (email: string) => {
      const begun = process.cpuUsage();
      const { statements: _, ...answer } = await watch('/api/auth/sign-in/email', {
        email,
        password: 'không phải mật khẩu',
      });
      const { user, system } = process.cpuUsage(begun);
      return { answer, microseconds: user + system };
    };
    const emails = [KNOWN, 'minh@congty.example', UNKNOWN];
    const work = new Map<string, number[]>(emails.map((email) => [email, []]));
    const answers = [];
    for (let round = 0; round < 4; round += 1)
      for (const email of emails) {
        const { answer, microseconds } = await attempt(email);
        answers.push(answer);
        work.get(email)!.push(microseconds);
      }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } });
    const least = emails.map((email) => Math.min(...work.get(email)!));
    // The hash is most of it; without it the answer would cost about a twentieth.
    expect(Math.min(...least) / Math.max(...least)).toBeGreaterThan(0.6);
  }, 60_000);

  it('reads the same for somebody with a second factor', async () => {
    const lan = await server.signedIn('hoa@congty.example');
    await lan.post('/api/auth/set-password', { newPassword: PASSWORD });
    await database.pool.query("update users set two_factor_enabled = true where email = 'hoa@congty.example'");
    const { statements: _, ...hoa } = await watch('/api/auth/sign-in/email', {
      email: 'hoa@congty.example',
      password: 'sai',
    });
    const { statements: __, ...nobody } = await watch('/api/auth/sign-in/email', { email: UNKNOWN, password: 'sai' });
    expect(hoa).toEqual(nobody);
  });
});
