import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import type { RenderedMail } from '@pho-hien/notifications-core';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { createTransport, type Transporter } from 'nodemailer';
import type { MailAttachment } from './mail-attachments.ts';
import { type MailSender, parseMailSender } from './mail-sender.ts';

/** A mail on its way out. */
export interface OutgoingMail {
  readonly messageId: string;
  readonly to: string;
  readonly locale: Locale;
  readonly content: RenderedMail;
  readonly attachments: readonly MailAttachment[];
  /** Where it comes back to when a later mail server cannot deliver it; null: to the sender. */
  readonly returnAddress: string | null;
  /** One press ends the mails of this purpose (RFC 8058); null where they cannot be ended. */
  readonly oneClickUrl: string | null;
}

/** Longest time one attempt may take; the claim on a mail outlives it. */
export const SEND_TIMEOUT_MS = 90_000;

/** Hands mails to the mail server of `SMTP_URL`. */
@Injectable()
export class MailTransport implements BeforeApplicationShutdown {
  private readonly transporter: Transporter;
  private readonly sender: MailSender;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.sender = parseMailSender(environment.MAIL_FROM);
    // A connection for each mail: failures then belong to one mail. Contents never name files or addresses to fetch.
    this.transporter = createTransport({
      url: environment.SMTP_URL,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Resolves once the server has taken the mail; rejects with the transport's error, or `ETIMEDOUT`. */
  async send({ messageId, to, locale, content, attachments, returnAddress, oneClickUrl }: OutgoingMail): Promise<void> {
    const { name, address } = this.sender;
    const sending = this.transporter.sendMail({
      messageId,
      ...(returnAddress && { envelope: { from: returnAddress, to } }),
      from: { name, address },
      to: { name: '', address: to },
      replyTo: content.replyTo ?? undefined,
      subject: content.subject,
      text: content.text,
      html: content.html,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': locale,
        ...(oneClickUrl && {
          'List-Unsubscribe': `<${oneClickUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
      attachments: attachments.map(({ filename, contentType, content: bytes, cid }) => ({
        filename,
        contentType,
        content: bytes,
        ...(cid ? { cid, contentDisposition: 'inline' as const } : { contentDisposition: 'attachment' as const }),
      })),
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('Too slow'), { code: 'ETIMEDOUT' })), SEND_TIMEOUT_MS);
    });
    try {
      await Promise.race([sending, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  beforeApplicationShutdown(): void {
    this.transporter.close();
  }
}
