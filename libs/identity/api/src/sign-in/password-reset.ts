import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, type Locale } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { Database, ENVIRONMENT, type Environment, Jobs, sqlOf } from '@pho-hien/platform';
import { randomBytes } from 'node:crypto';
import { User } from '../rows/user.entity.ts';
import { Verification } from '../rows/verification.entity.ts';
import { linkTo } from '../web-links.ts';
import { verificationIdentifier } from './keyed-hash.ts';

const JOB = 'identity.password-reset';
const RESET_MINUTES = 30;

interface Asked {
  readonly email: string;
  readonly locale: Locale;
}

/** Mails a link for a new password. Whether there is an account is looked up by a job, so that no answer can tell. */
@Injectable()
export class PasswordReset implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly mails: MailQueue,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.jobs.register<Asked>(JOB, { retryLimit: 5, retryDelay: 5 }, (asked) => this.mailLink(asked));
  }

  async ask(asked: Asked): Promise<void> {
    await this.database.transaction((tx) => this.jobs.enqueue(tx, JOB, asked));
  }

  private async mailLink({ email, locale }: Asked): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, User, Verification);
      const user = await sql.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
      if (!user) return;
      const token = randomBytes(32).toString('base64url');
      const now = new Date();
      const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000);
      await sql
        .insertInto('verifications')
        .values({
          id: newId(),
          identifier: verificationIdentifier(this.environment.AUTH_SECRET, `reset-password:${token}`),
          value: user.id,
          expires_at: expiresAt,
          created_at: now,
          updated_at: now,
        })
        .execute();
      await this.mails.queueMail(tx, {
        template: 'password-reset',
        to: email,
        locale,
        about: { type: 'person', id: user.id },
        notAfter: expiresAt,
        values: {
          resetUrl: linkTo(this.environment.PUBLIC_URL, 'passwordReset', token, locale),
          minutes: RESET_MINUTES,
        },
      });
    });
  }
}
