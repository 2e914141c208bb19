import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { fieldKey } from '../signing/seal-field.ts';

/** 32 bytes, base64url. */
const TOKEN = /^[\w-]{43}$/;

/**
 * The key to a wallet: who has it sees the registration and its ticket. It is computed from the
 * registration's id under FIELD_SECRET, so that every mail can carry the same link although the
 * database holds only its hash.
 */
@Injectable()
export class WalletTokens {
  private readonly key: KeyObject;
  private readonly publicUrl: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.key = createSecretKey(fieldKey(environment.FIELD_SECRET, 'wallet-tokens'));
    this.publicUrl = environment.PUBLIC_URL.replace(/\/+$/, '');
  }

  of(registrationId: string): string {
    return createHmac('sha256', this.key).update(registrationId).digest('base64url');
  }

  /** SHA-256 of a token as stored, hexadecimal; null for a text that is no token. */
  hashOf(token: string): string | null {
    return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
  }

  /** Address of the wallet's page, in the holder's language. */
  linkTo(registrationId: string, locale: Locale): string {
    return `${this.publicUrl}${locale === 'vi' ? '' : `/${locale}`}/tickets/${this.of(registrationId)}`;
  }

  /** Address of the event's public page, in the holder's language. */
  linkToEvent(slug: string, locale: Locale): string {
    return `${this.publicUrl}${locale === 'vi' ? '' : `/${locale}`}/events/${slug}`;
  }
}
