import { Inject, Injectable } from '@nestjs/common';
import { needsSecondFactor } from '@pho-hien/identity-core';
import { newId, type Role, type Scope } from '@pho-hien/kernel';
import { Database, ENVIRONMENT, type Environment, sqlOf, systemCaller, type Transaction } from '@pho-hien/platform';
import { symmetricEncrypt } from 'better-auth/crypto';
import { Account } from '../rows/account.entity.ts';
import { TwoFactor } from '../rows/two-factor.entity.ts';
import { User } from '../rows/user.entity.ts';
import { hashPassword } from '../sign-in/password-hash.ts';
import { OfferRole } from '../staff/offer-role.ts';
import { TakeRole } from '../staff/take-role.ts';
import { type DemoCredentials, demoCredentials, demoTotpSecret } from './demo-credentials.ts';

/** Roles that need no second factor have no key: their people sign in with the password alone. */
const NO_AUTHENTICATOR = { totpKey: '', totpUri: '' };

export interface DemoStaff {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
}

/** People of the demonstration: invited and accepted as everybody is, and able to sign in without a mailbox or a telephone. */
@Injectable()
export class EstablishDemoStaff {
  constructor(
    private readonly database: Database,
    private readonly offers: OfferRole,
    private readonly takeRole: TakeRole,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Throws where this is no demonstration, and `InvalidInput` where the person holds the role already. */
  async run({ email, name, role, scope }: DemoStaff): Promise<DemoCredentials & { readonly userId: string }> {
    if (!this.environment.DEMO) throw new Error('Demo accounts are for demonstrations');
    const caller = systemCaller('demo');
    const secret = this.environment.AUTH_SECRET;
    const credentials = demoCredentials(secret, email);
    const password = await hashPassword(credentials.password);
    return this.database.transaction(async (tx) => {
      const { token } = await this.offers.run(tx, caller, { email, role, scope, locale: 'vi' });
      const { userId } = await this.takeRole.run(tx, caller, token, name);
      await this.givePassword(tx, userId, password);
      if (!needsSecondFactor([{ role }])) return { ...credentials, ...NO_AUTHENTICATOR, userId };
      await this.giveAuthenticator(tx, userId, demoTotpSecret(secret, email));
      return { ...credentials, userId };
    });
  }

  private async givePassword(tx: Transaction, userId: string, password: string): Promise<void> {
    const now = new Date();
    await sqlOf(tx, Account)
      .insertInto('accounts')
      .values({
        id: newId(),
        user_id: userId,
        provider_id: 'credential',
        account_id: userId,
        password,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  private async giveAuthenticator(tx: Transaction, userId: string, totpSecret: string): Promise<void> {
    const key = this.environment.AUTH_SECRET;
    await sqlOf(tx, TwoFactor)
      .insertInto('two_factors')
      .values({
        id: newId(),
        user_id: userId,
        secret: await symmetricEncrypt({ key, data: totpSecret }),
        backup_codes: await symmetricEncrypt({ key, data: '[]' }),
        verified: true,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await sqlOf(tx, User).updateTable('users').set({ two_factor_enabled: true }).where('id', '=', userId).execute();
  }
}
