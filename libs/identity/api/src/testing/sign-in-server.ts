import { newId } from '@pho-hien/kernel';
import { type Environment, migrate, platformPersistence, RateLimits, type SqlPool } from '@pho-hien/platform';
import { createTestDatabase } from '@pho-hien/platform/testing';
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import { identityPersistence } from '../persistence.ts';
import type { AuthEvent, AuthSettings } from '../sign-in/auth-settings.ts';
import { type Auth, createAuth } from '../sign-in/create-auth.ts';
import { mountAuth } from '../sign-in/mount-auth.ts';
import { Browser } from './browser.ts';

/** Signs and encrypts in tests. */
export const SECRET = 'a-secret-of-the-tests-with-32-characters';

/** Sign-in alone on a database of its own: what it asks of the rest of the system is kept in lists. */
export class SignInServer {
  readonly codes: { email: string; code: string; locale: string; address: string | undefined }[] = [];
  readonly resets: string[] = [];
  readonly events: AuthEvent[] = [];
  readonly logged: string[] = [];
  readonly auth: Auth;
  readonly web: FastifyInstance;

  private constructor(
    readonly pool: pg.Pool,
    readonly publicUrl: string,
    trustProxy: false | string[],
  ) {
    const limits = new RateLimits(pool as SqlPool, { RATE_LIMITS: true } as Environment);
    const settings: AuthSettings = {
      publicUrl,
      secret: SECRET,
      pool,
      now: () => new Date(),
      newId: () => newId(),
      tooOften: (limit, who) => limits.tooOften(limit, who),
      log: (_level, message) => void this.logged.push(message),
      sendCode: async (email, code, { locale, address }) => void this.codes.push({ email, code, locale, address }),
      askPasswordReset: async (email) => void this.resets.push(email),
      record: async (event) => void this.events.push(event),
    };
    this.auth = createAuth(settings);
    this.web = Fastify({ trustProxy });
    mountAuth(this.web, this.auth, publicUrl);
  }

  /** One more API process on the same database. */
  static on(pool: pg.Pool, publicUrl = 'https://pho-hien.example', trustProxy: false | string[] = false): SignInServer {
    return new SignInServer(pool, publicUrl, trustProxy);
  }

  browser(): Browser {
    return new Browser(this.web as never, new URL(this.publicUrl).origin);
  }

  codeFor(email: string): string {
    return this.codes.findLast((sent) => sent.email === email)!.code;
  }

  /** A browser signed in by e-mail code. */
  async signedIn(email: string): Promise<Browser> {
    const browser = this.browser();
    await browser.post('/api/auth/email-otp/send-verification-otp', { email });
    await browser.post('/api/auth/sign-in/email-otp', { email, otp: this.codeFor(email) });
    return browser;
  }
}

/** Empties what sign-in wrote. */
export async function forgetEverybody(pool: pg.Pool): Promise<void> {
  // Not truncated: other contexts refer to users, and some of their rows are never to be emptied.
  for (const table of ['sessions', 'accounts', 'verifications', 'two_factors', 'rate_limit_counters', 'users'])
    await pool.query(`delete from ${table}`);
}

/** A migrated database of the test file's own, and a pool on it. */
export async function signInDatabase(): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  const database = await createTestDatabase();
  await migrate(database.url, [platformPersistence, identityPersistence]);
  const pool = new pg.Pool({ connectionString: database.url, max: 5 });
  // The database is dropped while the last connections are still closing.
  pool.on('error', () => undefined);
  return { pool, close: () => pool.end().then(() => database.drop()) };
}
