import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { mailTemplates, type MailTemplateName, type MailValues } from './mail-templates.ts';
import type { Block, MailContent } from './content.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { applyWording, type Wording } from './wording/wording.ts';

/** A mail ready to be handed to the transport, without its attachments. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo: string | null;
}

/** The values of a mail are not what its template takes: a mistake in the calling code, never the reader's. */
export class UnusableMailValues extends Error {
  readonly template: MailTemplateName;
  /** Path and rule of each refused value, never the value. */
  readonly problems: readonly string[];

  constructor(template: MailTemplateName, problems: readonly string[]) {
    super(`Values of mail ${template}: ${problems.join('; ')}`);
    this.name = 'UnusableMailValues';
    this.template = template;
    this.problems = problems;
  }
}

/** The values as the template keeps them: listed fields only, text in NFC. Throws `UnusableMailValues`. */
export function checkMailValues<Name extends MailTemplateName>(
  template: Name,
  values: MailValues<Name>,
): MailValues<Name> {
  const result = mailTemplates[template].values.safeParse(values);
  if (result.success) return result.data as MailValues<Name>;
  // Paths and rules only: the values themselves are personal and errors are logged.
  throw new UnusableMailValues(
    template,
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}

/** What of a mail is not in its values. */
export interface MailOptions {
  /** The organisers' words; ours stand where there are none. */
  readonly wording?: Wording | null;
  /** Sent to try it out: says so in the subject and above everything else. */
  readonly test?: boolean;
  /** Whether the words are Vietnamese although the reader asked for English. */
  readonly onlyVietnamese?: boolean;
  /** Where the reader can end mails of this purpose. */
  readonly unsubscribeUrl?: string | undefined;
}

/**
 * Renders a mail once: values are checked, put into the words of `locale` as text, and escaped for HTML.
 * Nothing in a value is ever evaluated. Throws `UnusableMailValues`.
 */
export function renderMail<Name extends MailTemplateName>(
  template: Name,
  values: MailValues<Name>,
  locale: Locale,
  options: MailOptions = {},
): RenderedMail {
  const content = composeMail(template, checkMailValues(template, values), locale, options);
  return {
    subject: content.subject,
    html: renderHtml(content, locale),
    text: renderText(content),
    replyTo: content.replyTo,
  };
}

/** The subject alone, at a fraction of the cost; for values that `checkMailValues` gave. */
export function mailSubject<Name extends MailTemplateName>(
  template: Name,
  checked: MailValues<Name>,
  locale: Locale,
  options: MailOptions = {},
): string {
  return composeMail(template, checked, locale, options).subject;
}

function composeMail(template: MailTemplateName, checked: unknown, locale: Locale, options: MailOptions): MailContent {
  const compose = mailTemplates[template].compose as (values: unknown, locale: Locale) => MailContent;
  const values = checked as Readonly<Record<string, unknown>>;
  const ours = compose(checked, locale);
  const worded = options.wording ? applyWording(ours, options.wording, values, locale) : ours;
  const notes: Block[] = [
    ...(options.test ? [m.mail_test_note({}, { locale })] : []),
    ...(options.onlyVietnamese ? [m.mail_only_vietnamese({}, { locale })] : []),
  ].map((text) => ({ kind: 'note', text }));
  return {
    ...worded,
    title: mailTemplates[template].titleIsSubject ? worded.subject : worded.title,
    subject: options.test ? m.mail_test_subject({ subject: worded.subject }, { locale }) : worded.subject,
    blocks: [...notes, ...worded.blocks],
    ...(options.unsubscribeUrl && {
      unsubscribe: { label: m.mail_unsubscribe({}, { locale }), href: options.unsubscribeUrl },
    }),
  };
}
