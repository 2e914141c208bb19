import { Inject, Injectable } from '@nestjs/common';
import { Database, ENVIRONMENT, type Environment, sqlOf } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { User } from '../rows/user.entity.ts';
import { hotp, TOTP_PERIOD, totpStep } from '../sign-in/totp.ts';
import type { DemoAccountType } from './demo-accounts.graphql.ts';
import { demoCredentials, demoTotpSecret } from './demo-credentials.ts';

/** For people who try the demonstration without an authenticator app: who there is to sign in as, and how. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Null where this is no demonstration. */
  async all(): Promise<DemoAccountType[] | null> {
    if (!this.environment.DEMO) return null;
    const secret = this.environment.AUTH_SECRET;
    const people = await sqlOf(this.database.reader, User, RoleGrant)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .select(['users.email', 'users.name', 'role_grants.role', 'users.two_factor_enabled'])
      // The seed's people were invited by nobody.
      .where('granted_by_id', 'is', null)
      .where('revoked_at', 'is', null)
      .orderBy('role_grants.id')
      .execute();
    const now = new Date();
    return people.map(({ email, name, role, two_factor_enabled }) => ({
      email,
      name,
      role,
      password: demoCredentials(secret, email).password,
      code: two_factor_enabled ? hotp(demoTotpSecret(secret, email), totpStep(now)) : null,
      codeEndsAt: new Date((totpStep(now) + 1) * TOTP_PERIOD * 1000),
    }));
  }
}
