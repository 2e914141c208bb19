import { Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import { mailTemplates, type MailTemplateName, type MailValues, renderMail } from '@pho-hien/notifications-core';
import { MailConsents } from './consents/mail-consents.ts';
import { type MailAttachment, MailAttachments, MailObsolete } from './mail-attachments.ts';
import type { MailRows } from './mail-rows.ts';
import { MailTokens } from './mail-tokens.ts';
import type { OutgoingMail } from './mail-transport.ts';
import { MailWordsOf } from './mail-words.ts';

/** A mail that one worker alone is sending. */
export type ClaimedMail = NonNullable<Awaited<ReturnType<MailRows['claim']>>>;

/** A mail ready to leave, and whose words it carries. */
export interface ComposedMail {
  readonly outgoing: OutgoingMail;
  readonly wordingId: string | null;
}

/** Writes a mail at the moment of sending: what changed since it was queued is so in it. */
@Injectable()
export class ComposeMail {
  constructor(
    private readonly attachments: MailAttachments,
    private readonly words: MailWordsOf,
    private readonly consents: MailConsents,
    private readonly tokens: MailTokens,
  ) {}

  /** Throws `MailObsolete` where it is not to be sent any more, `UnusableMailValues`. */
  async compose(mail: ClaimedMail): Promise<ComposedMail> {
    const template = mail.template as MailTemplateName;
    if (!(template in mailTemplates) || !mail.data || !mail.recipient) throw new MailObsolete('Nothing left to send');
    await this.refuseUnwanted(mail.purpose, mail.recipient);
    const locale = mail.locale as Locale;
    const values = mail.data as MailValues<typeof template>;
    const news = mail.purpose === 'NEWS';
    const { wording, wordingId, onlyVietnamese } = await this.words.find(mail);
    const content = renderMail(template, values, locale, {
      wording,
      onlyVietnamese,
      test: mail.test,
      unsubscribeUrl: news ? this.tokens.unsubscribePage(mail.id, locale) : undefined,
    });
    const outgoing = {
      messageId: mail.message_id,
      to: mail.recipient,
      locale,
      content,
      attachments: mail.test ? await this.attachments.sampleOf(template) : await this.attached(mail, template, values),
      returnAddress: this.tokens.returnAddress(mail.id),
      oneClickUrl: news ? this.tokens.oneClickUrl(mail.id) : null,
    };
    return { outgoing, wordingId };
  }

  /** Somebody may have taken their consent back while the mail waited. */
  private async refuseUnwanted(purpose: string, recipient: string): Promise<void> {
    if (purpose === 'SERVICE') return;
    if (!(await this.consents.of(purpose)?.stands(recipient))) throw new MailObsolete('Not wanted', 'UNSUBSCRIBED');
  }

  private async attached(
    mail: ClaimedMail,
    template: MailTemplateName,
    values: MailValues<MailTemplateName>,
  ): Promise<readonly MailAttachment[]> {
    const about =
      mail.aggregate_type && mail.aggregate_id ? { type: mail.aggregate_type, id: mail.aggregate_id } : null;
    const attachments = await this.attachments.of(template, { values, locale: mail.locale as Locale, about });
    if (mailTemplates[template].needsAttachments && attachments.length === 0)
      throw new Error(`Nobody attaches anything to mail ${template}`);
    return attachments;
  }
}
