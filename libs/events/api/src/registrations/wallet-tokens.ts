import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { fieldKey } from '../signing/seal-field.ts';

/** 32 bytes, base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Which link of its wallet a registration begins with. */
export const FIRST_LINK = 1;

/** Whose wallet, and which of its links: each change of address makes the next, and the one before opens nothing. */
export interface WalletLink {
  readonly registrationId: string;
  readonly walletLink: number;
  readonly locale: Locale;
}

/**
 * The key to a wallet: who has it sees the registration and its ticket. It is computed from the
 * registration's id and the number of its link under FIELD_SECRET, so that every mail can carry the
 * same link although the database holds only its hash.
 */
@Injectable()
export class WalletTokens {
  private readonly key: KeyObject;
  private readonly publicUrl: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.key = createSecretKey(fieldKey(environment.FIELD_SECRET, 'wallet-tokens'));
    this.publicUrl = environment.PUBLIC_URL.replace(/\/+$/, '');
  }

  of({ registrationId, walletLink }: Omit<WalletLink, 'locale'>): string {
    const named = walletLink === FIRST_LINK ? registrationId : `${registrationId}#${walletLink}`;
    return createHmac('sha256', this.key).update(named).digest('base64url');
  }

  /** The hash of the token of a wallet, as stored. */
  hashFor(registrationId: string, walletLink = FIRST_LINK): string {
    return this.hashOf(this.of({ registrationId, walletLink }))!;
  }

  /** SHA-256 of a token as stored, hexadecimal; null for a text that is no token. */
  hashOf(token: string): string | null {
    return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
  }

  /** Address of the wallet's page, in the holder's language. */
  linkTo(wallet: WalletLink): string {
    return `${this.publicUrl}${wallet.locale === 'vi' ? '' : `/${wallet.locale}`}/tickets/${this.of(wallet)}`;
  }

  /** Address of the event's public page, in the holder's language. */
  linkToEvent(slug: string, locale: Locale): string {
    return `${this.publicUrl}${locale === 'vi' ? '' : `/${locale}`}/events/${slug}`;
  }
}
