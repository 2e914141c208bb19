import type { Locale } from '@pho-hien/kernel';
import type { RateLimit } from '@pho-hien/platform';
import type { Pool } from 'pg';

/** Something that happened to a person's way of signing in; it goes to the log. */
export interface AuthEvent {
  readonly action: AuthAction;
  readonly userId: string;
}

export type AuthAction =
  | 'signed-in-by-code'
  | 'signed-in-by-password'
  | 'second-factor-enrolled'
  | 'second-factor-verified'
  | 'second-factor-removed'
  | 'backup-code-used'
  | 'backup-codes-replaced'
  | 'password-set'
  | 'password-changed'
  | 'password-reset'
  | 'sessions-ended';

/** Where a request came from. */
export interface RequestOrigin {
  readonly requestId: string;
  readonly address: string | undefined;
  readonly locale: Locale;
}

/** What sign-in needs from the rest of the system. */
export interface AuthSettings {
  /** The one address that people use; `https:` makes cookies `Secure`. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly pool: Pool;
  now(): Date;
  newId(): string;
  /** Counts one use of `limit` by `who`, across processes: when it may be tried again, or null when it is allowed. */
  tooOften(limit: RateLimit, who: string): Promise<Date | null>;
  /** Queues the mail with a sign-in code. */
  sendCode(email: string, code: string, origin: RequestOrigin): Promise<void>;
  /** Queues the look-up of an account and the mail with its reset link: nothing here depends on the account existing. */
  askPasswordReset(email: string, origin: RequestOrigin): Promise<void>;
  /** For the operators: what was refused and what went wrong, without personal values. */
  log(level: 'debug' | 'info' | 'success' | 'warn' | 'error', message: string, error?: Error): void;
  record(event: AuthEvent, origin: RequestOrigin): Promise<void>;
}
