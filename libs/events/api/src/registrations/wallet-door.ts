import { Injectable } from '@nestjs/common';
import { type Caller, notFound, RateLimits } from '@pho-hien/platform';
import { RegistrationQueries } from './registration.queries.ts';
import { WalletTokens } from './wallet-tokens.ts';
import type { WalletType } from './wallet.graphql.ts';

/** Changes through one wallet link after another, from one address. */
const WALLET_CHANGES = { name: 'wallet-change', times: 60, seconds: 60 };

/** Lets in who has the token of a wallet. */
@Injectable()
export class WalletDoor {
  constructor(
    private readonly registrations: RegistrationQueries,
    private readonly wallets: WalletTokens,
    private readonly limits: RateLimits,
  ) {}

  /** The wallet of a token, to look at it; undefined when there is none. */
  async look(token: string): Promise<WalletType | undefined> {
    const hash = this.wallets.hashOf(token);
    return hash ? this.registrations.walletByHash(hash) : undefined;
  }

  /** The wallet of a token, to change it. Throws `NOT_FOUND`, `RATE_LIMITED`. */
  async open(token: string, caller: Caller): Promise<WalletType> {
    await this.limits.use(WALLET_CHANGES, caller.address ?? 'unknown');
    const wallet = await this.look(token);
    if (!wallet) throw notFound();
    return wallet;
  }
}
