import { textProblem } from '@pho-hien/kernel';
import { type Placeholder, PLACEHOLDERS } from './placeholders.ts';

/** A text taken apart once: plain pieces and the places where a value goes. */
export type WordingPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'value'; readonly name: Placeholder };

/** What is wrong with a text, and where. */
export interface WordingProblem {
  /** `subject.vi`, `body.en` … */
  readonly field: string;
  readonly code: 'required' | 'too_long' | 'not_plain_text' | 'unknown_placeholder' | 'damaged_placeholder';
  /** The piece of text that is meant; null when it is the whole. */
  readonly found: string | null;
  /** Counted from 1; null when it is the whole. */
  readonly line: number | null;
}

/** The most characters of a subject and of a body. */
export const WORDING_LENGTHS = { subject: 150, body: 5000 } as const;

const NAMED_OR_LOOSE = /\{([^{}\n]*)\}|[{}]/g;
/** How much of the text around a loose brace is quoted. */
const QUOTED = 16;

/** Takes a text apart. Braces are for placeholders only: a loose one, or an unknown name, is a problem. */
export function parseWording(
  text: string,
  allowed: readonly Placeholder[] = PLACEHOLDERS,
): { parts: WordingPart[]; problems: Omit<WordingProblem, 'field'>[] } {
  const parts: WordingPart[] = [];
  const problems: Omit<WordingProblem, 'field'>[] = [];
  let end = 0;
  for (const match of text.matchAll(NAMED_OR_LOOSE)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const line = text.slice(0, match.index).split('\n').length;
    const name = allowed.find((candidate) => candidate === match[1]);
    if (name) parts.push({ kind: 'value', name });
    else if (match[1]) problems.push({ code: 'unknown_placeholder', found: match[0], line });
    else problems.push({ code: 'damaged_placeholder', found: around(text, match.index), line });
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return { parts, problems };
}

/** What is wrong with one text of a wording, as `field`. A subject is one line. */
export function wordingTextProblems(
  field: string,
  text: string,
  kind: keyof typeof WORDING_LENGTHS,
  allowed: readonly Placeholder[],
): WordingProblem[] {
  const code =
    kind === 'subject' && /[\t\n\r]/.test(text.trim())
      ? 'not_plain_text'
      : textProblem(text, WORDING_LENGTHS[kind], true);
  if (code) return [{ field, code: code as WordingProblem['code'], found: null, line: null }];
  return parseWording(text, allowed).problems.map((problem) => ({ field, ...problem }));
}

function around(text: string, index: number): string {
  const line = text.slice(index).split('\n')[0]!;
  const before = text.slice(0, index).split('\n').at(-1)!;
  return line.startsWith('}') ? `${before.slice(-QUOTED)}}` : line.slice(0, QUOTED);
}
