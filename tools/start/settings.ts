import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EnvironmentError, readEnvironment } from '../../libs/platform/src/config/environment.ts';
import { Problem } from '../problem.ts';
import type { DemoSecrets } from './secrets.ts';

/** Addresses that this run settled. */
export interface Settled {
  folder: string;
  publicUrl: string;
  databaseUrl: string;
  /** Our own mail receiver and its folder; undefined where SMTP_URL leads elsewhere. */
  mailbox: { url: string; folder: string } | undefined;
  /** Undefined in production, which brings its own. */
  secrets: DemoSecrets | undefined;
}

/** What the API finds in its environment: what was given, else what a demonstration needs. */
export function apiEnvironment({ folder, publicUrl, databaseUrl, mailbox, secrets }: Settled): Record<string, string> {
  const given = process.env;
  const env: Record<string, string> = {
    NODE_ENV: given['NODE_ENV'] ?? 'development',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: publicUrl,
    // The web server in front of the API settles who a visitor is.
    TRUSTED_PROXIES: '127.0.0.1',
    ...(mailbox && { SMTP_URL: mailbox.url, DEMO_MAILBOX_DIR: mailbox.folder }),
    ...(secrets && {
      STORAGE_URL: given['STORAGE_URL'] || pathToFileURL(join(folder, 'files')).href,
      AUTH_SECRET: given['AUTH_SECRET'] || secrets.AUTH_SECRET,
      FIELD_SECRET: given['FIELD_SECRET'] || secrets.FIELD_SECRET,
      DEMO: 'true',
    }),
  };
  return env;
}

/**
 * Refuses an unusable environment before anything is started.
 * `env` is what `apiEnvironment` made, or will make.
 */
export function checkEnvironment(env: Record<string, string>): void {
  try {
    readEnvironment({ ...process.env, TRUSTED_DOCUMENTS: 'generated', ...env });
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    throw new Problem(
      `Cấu hình chưa dùng được · Not usable, see docs/operations.md:\n${error.problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
}
