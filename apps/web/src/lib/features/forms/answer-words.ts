import { type FormAnswers, type FormField, givenTo } from '@pho-hien/events-core';
import { formatDate, isVietnamDay, textIn } from '@pho-hien/kernel';
import { getLocale, m, problemText } from '@pho-hien/messages';
import type { KeptFile } from '#lib/features/files/upload.ts';

const day = (text: string) => formatDate(text, getLocale());
const figure = (value: number) => value.toLocaleString(getLocale() === 'vi' ? 'vi-VN' : 'en-GB');

/** What an answer has to keep to, beside what its question says; empty where there is nothing. */
export function limitsText(field: FormField): string {
  const { kind, min, max, earliest, latest } = field;
  if (kind === 'NUMBER') {
    if (min !== null && max !== null) return m.forms_between({ min: figure(min), max: figure(max) });
    if (min !== null) return m.forms_at_least({ min: figure(min) });
    return max === null ? '' : m.forms_at_most({ max: figure(max) });
  }
  if (kind !== 'DATE') return '';
  if (earliest && latest) return m.forms_between({ min: day(earliest), max: day(latest) });
  if (earliest) return m.forms_not_before({ day: day(earliest) });
  return latest ? m.forms_not_after({ day: day(latest) }) : '';
}

/** What to do about an answer; says the limit where there is one. */
export function answerProblemText(field: FormField | undefined, code: string): string {
  if (field?.kind === 'FILE' && code === 'not_an_id') return m.forms_file_again();
  if (field?.kind === 'NUMBER' && field.integer && code === 'not_a_number') return m.forms_whole_number();
  if (field?.kind === 'TEXT' && code === 'too_long') return m.forms_length({ count: figure(field.maxLength) });
  if (field && (code === 'too_small' || code === 'too_large')) return limitsText(field) || problemText(code);
  return problemText(code);
}

/** An answer as its giver reads it again; empty where there is none. */
export function answerText(field: FormField, answers: FormAnswers, files: Readonly<Record<string, KeptFile>>): string {
  const given = givenTo(field, answers);
  switch (field.kind) {
    case 'CHOICE':
      return field.options
        .filter(({ id }) => given.includes(id))
        .map(({ label }) => textIn(label, getLocale()))
        .join(', ');
    case 'DATE':
      return given.map((text) => (isVietnamDay(text) ? day(text) : text)).join();
    case 'FILE':
      return given.map((id) => files[id]?.name ?? '').join(', ');
    case 'CONSENT':
      return given.length > 0 ? m.forms_answer_agreed() : '';
    default:
      return given.join(', ');
  }
}
