import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { fieldKey } from '../signing/seal-field.ts';

/** What a link does for who has it, and the address of its page. */
const PAGES = { email: 'tickets/email', transfer: 'tickets/take', guardian: 'guardians' } as const;
export type LinkPurpose = keyof typeof PAGES;

/** 32 bytes, base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Links that do one thing once: computed from an id under FIELD_SECRET, so that the database holds only hashes. */
@Injectable()
export class LinkTokens {
  private readonly keys: Readonly<Record<LinkPurpose, KeyObject>>;
  private readonly publicUrl: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    const key = (label: string) => createSecretKey(fieldKey(environment.FIELD_SECRET, label));
    this.keys = { email: key('email-links'), transfer: key('transfer-links'), guardian: key('guardian-links') };
    this.publicUrl = environment.PUBLIC_URL.replace(/\/+$/, '');
  }

  of(purpose: LinkPurpose, id: string): string {
    return createHmac('sha256', this.keys[purpose]).update(id).digest('base64url');
  }

  /** SHA-256 of a token as stored, hexadecimal; null for a text that is no token. */
  hashOf(token: string): string | null {
    return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
  }

  linkTo(purpose: LinkPurpose, id: string, locale: Locale): string {
    return `${this.publicUrl}${locale === 'vi' ? '' : `/${locale}`}/${PAGES[purpose]}/${this.of(purpose, id)}`;
  }
}
