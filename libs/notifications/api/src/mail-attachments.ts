import { Injectable } from '@nestjs/common';
import type { Locale } from '@pho-hien/kernel';
import type { MailTemplateName, MailValues } from '@pho-hien/notifications-core';

/** A file that travels with a mail. */
export interface MailAttachment {
  /** Plain ASCII, so that every mail program shows it. */
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** Set for a picture shown inside the mail, such as `TICKET_QR_CID`. */
  readonly cid?: string;
}

/** The mail for which attachments are wanted. */
export interface MailToAttach<Name extends MailTemplateName> {
  readonly values: MailValues<Name>;
  readonly locale: Locale;
  readonly about: { readonly type: string; readonly id: string } | null;
}

/** Makes the attachments of one kind of mail, at the moment of sending. */
export type AttachmentProvider<Name extends MailTemplateName> = (
  mail: MailToAttach<Name>,
) => Promise<readonly MailAttachment[]>;

/** Makes what stands in for the attachments in a preview or a test. */
export type SampleAttachments = () => Promise<readonly MailAttachment[]>;

/** Thrown by a provider: what the mail was about is no longer so (a ticket revoked meanwhile); do not send it. */
export class MailObsolete extends Error {
  /** @param code what the log keeps */
  constructor(
    message?: string,
    readonly code: 'OBSOLETE' | 'STOPPED' | 'UNSUBSCRIBED' = 'OBSOLETE',
  ) {
    super(message);
  }
}

/** Who attaches what: a context registers its providers in `onModuleInit`, so that no job holds a document. */
@Injectable()
export class MailAttachments {
  private readonly providers = new Map<MailTemplateName, AttachmentProvider<never>>();
  private readonly samples = new Map<MailTemplateName, SampleAttachments>();

  /** @param sample what a mail that is only tried out carries instead; nothing when absent */
  register<Name extends MailTemplateName>(
    template: Name,
    provider: AttachmentProvider<Name>,
    sample?: SampleAttachments,
  ): void {
    if (this.providers.has(template)) throw new Error(`Two attachment providers for mail ${template}`);
    this.providers.set(template, provider as AttachmentProvider<never>);
    if (sample) this.samples.set(template, sample);
  }

  /** What a mail that is only tried out carries; never anything that admits somebody. */
  async sampleOf(template: MailTemplateName): Promise<readonly MailAttachment[]> {
    return (await this.samples.get(template)?.()) ?? [];
  }

  /** The attachments of a mail; none when nobody registered for its template. */
  async of<Name extends MailTemplateName>(
    template: Name,
    mail: MailToAttach<Name>,
  ): Promise<readonly MailAttachment[]> {
    const provider = this.providers.get(template) as AttachmentProvider<Name> | undefined;
    return provider ? provider(mail) : [];
  }
}
