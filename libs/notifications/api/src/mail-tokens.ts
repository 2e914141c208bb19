import { Inject, Injectable } from '@nestjs/common';
import { isId, type Locale } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const SIGNATURE = 20;
const SIGNED = /^([0-9a-f]{32})-([0-9a-f]{20})$/;

type Purpose = 'unsubscribe' | 'return';

/**
 * What a mail's reader or a mail server shows us to speak about that very mail: its id and a signature under
 * FIELD_SECRET, in letters and digits that survive mail servers. It holds no address.
 */
@Injectable()
export class MailTokens {
  private readonly keys: Record<Purpose, Uint8Array>;
  private readonly publicUrl: string;
  private readonly returnTo: readonly [string, string] | null;

  constructor(@Inject(ENVIRONMENT) { FIELD_SECRET, PUBLIC_URL, MAIL_RETURN }: Environment) {
    const key = (purpose: Purpose) =>
      new Uint8Array(hkdfSync('sha256', FIELD_SECRET, '', `pho-hien/mail-${purpose}`, 32));
    this.keys = { unsubscribe: key('unsubscribe'), return: key('return') };
    this.publicUrl = PUBLIC_URL.replace(/\/+$/, '');
    this.returnTo = MAIL_RETURN ? (MAIL_RETURN.split('@') as [string, string]) : null;
  }

  /** The page on which the mail's reader ends mails of its purpose. */
  unsubscribePage(mailId: string, locale: Locale): string {
    return `${this.publicUrl}${locale === 'vi' ? '' : `/${locale}`}/unsubscribe/${this.sign('unsubscribe', mailId)}`;
  }

  /** Where a mail program posts to end them without a page (RFC 8058). */
  oneClickUrl(mailId: string): string {
    return `${this.publicUrl}/api/unsubscribe/${this.sign('unsubscribe', mailId)}`;
  }

  /** The mail that a token of ours ends the kind of; null for any other text. */
  mailToUnsubscribe(token: string): string | null {
    return this.verify('unsubscribe', token);
  }

  /** The address, for this mail only, that a later mail server returns it to; null where none is set up. */
  returnAddress(mailId: string): string | null {
    if (!this.returnTo) return null;
    const [local, domain] = this.returnTo;
    return `${local}+${this.sign('return', mailId)}@${domain}`;
  }

  /** The mail that this return address belongs to; null for any other address. */
  returnedMail(address: string): string | null {
    const token = /\+([0-9a-f-]+)@/i.exec(address)?.[1];
    return token ? this.verify('return', token.toLowerCase()) : null;
  }

  private sign(purpose: Purpose, mailId: string): string {
    const id = mailId.replaceAll('-', '');
    return `${id}-${this.signature(purpose, id)}`;
  }

  private verify(purpose: Purpose, token: string): string | null {
    const [, id, signature] = SIGNED.exec(token) ?? [];
    if (!id || !signature || !timingSafeEqual(Buffer.from(signature), Buffer.from(this.signature(purpose, id))))
      return null;
    const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return isId(dashed) ? dashed : null;
  }

  private signature(purpose: Purpose, id: string): string {
    return createHmac('sha256', this.keys[purpose]).update(id).digest('hex').slice(0, SIGNATURE);
  }
}
