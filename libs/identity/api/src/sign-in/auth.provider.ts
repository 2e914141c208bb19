import { type FactoryProvider, Logger } from '@nestjs/common';
import { newId } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { Database, ENVIRONMENT, type Environment, RateLimits, SqlPool } from '@pho-hien/platform';
import { AuthJournal } from './auth-journal.ts';
import { type Auth, CODE_SECONDS, createAuth } from './create-auth.ts';
import { PasswordReset } from './password-reset.ts';

/** Injection token of the sign-in engine. */
export const AUTH = Symbol('Auth');

/** The sign-in engine, connected to the rest of the system. */
export const authProvider: FactoryProvider<Auth> = {
  provide: AUTH,
  inject: [ENVIRONMENT, SqlPool, RateLimits, Database, MailQueue, PasswordReset, AuthJournal],
  useFactory: (
    environment: Environment,
    pool: SqlPool,
    limits: RateLimits,
    database: Database,
    mails: MailQueue,
    resets: PasswordReset,
    journal: AuthJournal,
  ) => {
    const logger = new Logger('SignIn');
    return createAuth({
      publicUrl: environment.PUBLIC_URL,
      secret: environment.AUTH_SECRET,
      pool,
      // The machine's clock, not the injected one: better-auth reads it too, and they must agree.
      now: () => new Date(),
      newId: () => newId(),
      tooOften: (limit, who) => limits.tooOften(limit, who),
      sendCode: (email, code, { locale }) =>
        database.transaction(async (tx) => {
          await mails.queueMail(tx, {
            template: 'sign-in-code',
            to: email,
            locale,
            values: { code, minutes: CODE_SECONDS / 60 },
            notAfter: new Date(Date.now() + CODE_SECONDS * 1000),
          });
        }),
      askPasswordReset: (email, { locale }) => resets.ask({ email, locale }),
      record: (event, origin) => journal.record(event, origin),
      log: (level, message, error) =>
        level === 'error'
          ? logger.error(message, error?.stack)
          : level === 'warn'
            ? logger.warn(message)
            : logger.debug(message),
    });
  },
};
