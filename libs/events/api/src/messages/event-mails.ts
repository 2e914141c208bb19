import { Injectable } from '@nestjs/common';
import { InvalidInput, LOCALES, type Locale, textIn } from '@pho-hien/kernel';
import { MailAttachments, MailWordings, type WordingVersion } from '@pho-hien/notifications-api';
import {
  isEventMail,
  isWordable,
  type LocalizedWording,
  MAIL_TEMPLATE_NAMES,
  type MailPurpose,
  type MailTemplateName,
  type MailValues,
  placeholdersOf,
  renderMail,
  sampleMails,
  standardWording,
  UnusableWording,
  type Wording,
  wordingIn,
  wordingProblems,
} from '@pho-hien/notifications-core';
import { EventQueries } from '../events/event.queries.ts';
import type { MailPreview, MailTemplate } from './messages.graphql.ts';

/** A mail to look at: which one, in which language, in which words. */
export interface MailToPreview {
  readonly eventId: string;
  readonly template: string;
  readonly locale: Locale;
  readonly purpose?: MailPurpose | null;
  /** Words that are not saved; null or absent: the saved ones. */
  readonly wording?: LocalizedWording | null;
}

/** The mails of an event as its organisers see them before anybody gets one. */
@Injectable()
export class EventMails {
  constructor(
    private readonly events: EventQueries,
    private readonly wordings: MailWordings,
    private readonly attachments: MailAttachments,
  ) {}

  /** Every mail there is, with the event's words for it. */
  async templates(eventId: string): Promise<MailTemplate[]> {
    const versions = Map.groupBy(await this.wordings.versions(eventId), ({ template }) => template);
    return MAIL_TEMPLATE_NAMES.map((name) => templateOf(name, versions.get(name) ?? []));
  }

  async template(eventId: string, name: MailTemplateName): Promise<MailTemplate> {
    return templateOf(name, await this.wordings.versions(eventId, name));
  }

  /** Throws `UnusableWording`, `InvalidInput` when there is no such mail. */
  async preview(mail: MailToPreview): Promise<MailPreview> {
    const { template, values, wording, onlyVietnamese } = await this.composed(mail);
    const unsubscribeUrl = mail.purpose === 'NEWS' ? 'https://example.org/' : undefined;
    const { subject, html, text } = renderMail(template, values, mail.locale, {
      wording,
      onlyVietnamese,
      unsubscribeUrl,
    });
    return { subject, html: await this.withPictures(template, html), text };
  }

  /** Template, sample values and words of a mail that is only looked at or tried out. */
  async composed({ eventId, template: name, locale, purpose, wording: draft }: MailToPreview) {
    const template = templateNamed(name);
    if (draft) UnusableWording.throwIfAny(wordingProblems(draft, placeholdersOf(template)));
    const words = draft ?? (await this.wordings.current(eventId, template))?.wording;
    const own = words ? wordingIn(words, locale) : null;
    // Announcements have no words of ours to fall back on.
    const instead = template === 'announcement' && words ? wordingIn(words, 'vi') : null;
    return {
      template,
      values: await this.sampleOf(eventId, template, locale, purpose),
      wording: (own ?? instead) satisfies Wording | null,
      onlyVietnamese: own === null && instead !== null,
    };
  }

  /** A mail's sample values, with what is known of the real event in them. */
  private async sampleOf(
    eventId: string,
    template: MailTemplateName,
    locale: Locale,
    purpose?: MailPurpose | null,
  ): Promise<MailValues<MailTemplateName>> {
    const sample = sampleMails(locale)[template];
    if (!('event' in sample)) return sample;
    const [event, days] = await Promise.all([this.events.managed(eventId), this.events.daysOf([eventId])]);
    const real = {
      name: textIn(event.name, locale),
      venueName: textIn(event.venueName, locale) || sample.event.venueName,
      venueAddress: event.venueAddress || null,
      contactEmail: event.contactEmail || sample.event.contactEmail,
      days: days.get(eventId)!.map(({ date, opensAt, closesAt, label }) => ({
        date,
        opensAt,
        closesAt,
        label: textIn(label, locale) || null,
      })),
    };
    return { ...sample, event: real, ...(purpose && { purpose }) } as MailValues<MailTemplateName>;
  }

  private async withPictures(template: MailTemplateName, html: string): Promise<string> {
    return (await this.attachments.sampleOf(template)).reduce(
      (shown, { cid, contentType, content }) =>
        cid ? shown.replaceAll(`cid:${cid}`, `data:${contentType};base64,${content.toString('base64')}`) : shown,
      html,
    );
  }
}

/** Throws `InvalidInput` for a name that no mail has. */
export function templateNamed(name: string): MailTemplateName {
  const found = MAIL_TEMPLATE_NAMES.find((candidate) => candidate === name);
  if (!found) throw new InvalidInput([{ field: 'template', code: 'unknown_value' }]);
  return found;
}

function templateOf(name: MailTemplateName, versions: readonly WordingVersion[]): MailTemplate {
  const standard = Object.fromEntries(LOCALES.map((locale) => [locale, standardWording(name, locale)])) as Record<
    Locale,
    Wording
  >;
  return {
    name,
    ofEvent: isEventMail(name),
    wordable: isWordable(name),
    placeholders: placeholdersOf(name),
    standard: {
      subject: { vi: standard.vi.subject, en: standard.en.subject },
      body: { vi: standard.vi.body, en: standard.en.body },
    },
    version: versions[0]?.version ?? 0,
    wording: versions[0]?.wording ?? null,
    versions: versions.map(({ id, version, savedAt, wording }) => ({ id, version, savedAt, wording })),
  };
}
