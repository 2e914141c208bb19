import type { WordingTextFragment } from '#generated/graphql.ts';
import { m, problemText } from '@pho-hien/messages';
import type { Failure } from '#lib/form/submission.svelte.ts';

/** Texts of the form by the path of the input, so that a problem finds its field. */
export const WORDING_TEXTS = ['subject.vi', 'body.vi', 'subject.en', 'body.en'] as const;
export type WordingValues = Record<(typeof WORDING_TEXTS)[number], string>;

export const noWording: WordingValues = { 'subject.vi': '', 'body.vi': '', 'subject.en': '', 'body.en': '' };

export const wordingValuesOf = ({ subject, body }: WordingTextFragment): WordingValues => ({
  'subject.vi': subject.vi,
  'body.vi': body.vi,
  'subject.en': subject.en,
  'body.en': body.en,
});

/** Reads the texts as they were sent. */
export function readWording(data: FormData): WordingValues {
  const text = (name: string) => String(data.get(name) ?? '').replace(/\r\n/g, '\n');
  return Object.fromEntries(WORDING_TEXTS.map((name) => [name, text(name)])) as WordingValues;
}

/** The texts as the API takes them. */
export const wordingInputOf = (values: WordingValues) => ({
  subject: { vi: values['subject.vi'].trim(), en: values['subject.en'].trim() },
  body: { vi: values['body.vi'].trim(), en: values['body.en'].trim() },
});

interface Told {
  readonly field: string;
  readonly code: string;
  readonly found?: string | null;
  readonly line?: number | null;
}

/** The words for everything that is wrong with one text: which placeholder, and on which line. */
export function wordingErrorAt(failure: Failure | null | undefined, field: string): string | undefined {
  const problems = (failure?.problems ?? []) as readonly Told[];
  const told = problems.filter((problem) => problem.field === field).map(sentence);
  return told.length > 0 ? told.join(' ') : undefined;
}

function sentence({ code, found, line }: Told): string {
  const at = { found: found ?? '', line: line ?? 1 };
  if (code === 'unknown_placeholder') return m.messages_problem_unknown(at);
  if (code === 'damaged_placeholder') return m.messages_problem_damaged(at);
  return problemText(code);
}
