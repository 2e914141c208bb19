import type { Locale } from '@pho-hien/kernel';
import type { MailContent } from '../content.ts';
import { mailTemplates, type MailTemplateName } from '../mail-templates.ts';
import { sampleMails } from '../sample-mails.ts';
import { type Placeholder, placeholdersFor, placeholderText } from './placeholders.ts';
import type { Wording } from './wording.ts';

type Values = Readonly<Record<string, unknown>>;

const shapeOf = (template: MailTemplateName): Readonly<Record<string, unknown>> =>
  'shape' in mailTemplates[template].values ? mailTemplates[template].values.shape : {};

/** The placeholders that a mail's wording may use. */
export function placeholdersOf(template: MailTemplateName): Placeholder[] {
  return placeholdersFor(Object.keys(shapeOf(template)));
}

/** Whether the mail speaks for an event, so that it stands in that event's list. */
export function isEventMail(template: MailTemplateName): boolean {
  const shape = shapeOf(template);
  return 'event' in shape || ('eventName' in shape && 'contactEmail' in shape);
}

/** Our own words for a mail, as organisers find them before they change anything: values as placeholders. */
export function standardWording(template: MailTemplateName, locale: Locale): Wording {
  return wordingFrom(template, sampleMails(locale)[template] as Values, locale);
}

/**
 * Whether organisers may put their own words into this mail. Not where our words say more than placeholders
 * can: a count of minutes, or another sentence in each case. Then a wording would say the wrong thing.
 */
export function isWordable(template: MailTemplateName): boolean {
  if (!isEventMail(template) || mailTemplates[template].titleIsSubject) return false;
  const standard = standardWording(template, 'vi');
  return variantsOf(sampleMails('vi')[template] as Values, shapeOf(template)).every((values) => {
    const other = wordingFrom(template, values, 'vi');
    return other.subject === standard.subject && other.body === standard.body;
  });
}

function wordingFrom(template: MailTemplateName, values: Values, locale: Locale): Wording {
  const compose = mailTemplates[template].compose as (values: Values, locale: Locale) => MailContent;
  const { subject, blocks } = compose(values, locale);
  const found = placeholdersOf(template)
    .map((name) => ({ name, text: placeholderText(name, values, locale) }))
    .sort((a, b) => b.text.length - a.text.length);
  const tokens = (text: string) =>
    found.reduce((said, { name, text: value }) => said.replaceAll(value, `{${name}}`), text);
  const paragraphs = blocks.flatMap((block) => (block.kind === 'text' ? [tokens(block.text)] : []));
  return { subject: tokens(subject), body: paragraphs.join('\n\n') };
}

/** The values with one of them changed at a time, where its kind allows another: later instants, other
 * numbers, texts and cases, shorter lists. */
function variantsOf(values: Values, shape: Readonly<Record<string, unknown>>): Values[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const options = (shape[key] as { options?: unknown } | undefined)?.options;
    if (Array.isArray(options)) return options.map((option: unknown) => ({ ...values, [key]: option }));
    if (Array.isArray(value)) return [{ ...values, [key]: value.slice(0, 1) }];
    if (typeof value === 'number') return [{ ...values, [key]: value + 1 }];
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value))
      return [{ ...values, [key]: new Date(Date.parse(value) + 90_000_000).toISOString() }];
    return typeof value === 'string' ? [{ ...values, [key]: `${value}x` }] : [];
  });
}
