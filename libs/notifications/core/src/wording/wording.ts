import type { Locale, LocalizedText } from '@pho-hien/kernel';
import type { MailContent } from '../content.ts';
import { parseWording, type WordingPart, type WordingProblem, wordingTextProblems } from './parse-wording.ts';
import { type Placeholder, placeholderText } from './placeholders.ts';

/** What organisers say in place of our own words, in one language: subject and free paragraphs. */
export interface Wording {
  readonly subject: string;
  /** Empty lines part paragraphs. */
  readonly body: string;
}

/** A wording in both languages. English may be empty as a whole: then another text takes its place. */
export interface LocalizedWording {
  readonly subject: LocalizedText;
  readonly body: LocalizedText;
}

const tidy = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
const tidyBoth = ({ vi, en }: LocalizedText): LocalizedText => ({ vi: tidy(vi), en: tidy(en) });

/** The wording as it is stored: NFC, plain line breaks, no space around it. */
export function normaliseWording({ subject, body }: LocalizedWording): LocalizedWording {
  return { subject: tidyBoth(subject), body: tidyBoth(body) };
}

/** What is wrong with a wording that uses these placeholders. Vietnamese is needed; English wholly or not at all. */
export function wordingProblems(wording: LocalizedWording, allowed: readonly Placeholder[]): WordingProblem[] {
  const { subject, body } = normaliseWording(wording);
  const languages: Locale[] = subject.en || body.en ? ['vi', 'en'] : ['vi'];
  return languages.flatMap((locale) => [
    ...wordingTextProblems(`subject.${locale}`, subject[locale], 'subject', allowed),
    ...wordingTextProblems(`body.${locale}`, body[locale], 'body', allowed),
  ]);
}

/** The words of one language; null where there are none, so that the standard words stand. */
export function wordingIn({ subject, body }: LocalizedWording, locale: Locale): Wording | null {
  return subject[locale] && body[locale] ? { subject: subject[locale], body: body[locale] } : null;
}

/**
 * The mail in the organisers' words: their subject, and their paragraphs where ours began. Title, facts,
 * buttons, notes and footer stay. Each value is put in once, as text; nothing in it is read again.
 */
export function applyWording(
  content: MailContent,
  wording: Wording,
  values: Readonly<Record<string, unknown>>,
  locale: Locale,
): MailContent {
  const filled = (text: string) => fill(parseWording(text).parts, values, locale);
  const paragraphs = wording.body
    .split(/\n{2,}/)
    .filter((text) => text.trim())
    .map((text) => ({ kind: 'text' as const, text: filled(text) }));
  const first = Math.max(
    content.blocks.findIndex(({ kind }) => kind === 'text'),
    0,
  );
  const kept = (block: MailContent['blocks'][number]) => block.kind !== 'text';
  return {
    ...content,
    subject: filled(wording.subject).replace(/\s+/g, ' '),
    blocks: [
      ...content.blocks.slice(0, first).filter(kept),
      ...paragraphs,
      ...content.blocks.slice(first).filter(kept),
    ],
  };
}

function fill(parts: readonly WordingPart[], values: Readonly<Record<string, unknown>>, locale: Locale): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : placeholderText(part.name, values, locale))).join('');
}
