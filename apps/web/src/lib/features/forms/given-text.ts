import { formatDate, isVietnamDay } from '@pho-hien/kernel';
import { getLocale, m } from '@pho-hien/messages';
import type { AnswersFragment } from '#generated/graphql.ts';
import { say } from '#lib/shell/written.ts';

/** An answer in words; files by their names. */
export function givenText({ kind, texts, files }: AnswersFragment): string {
  if (kind === 'CONSENT') return m.forms_answer_agreed();
  if (kind === 'FILE') return files.map(({ name }) => name).join(', ') || m.forms_file_gone();
  const words = texts.map(say);
  if (kind === 'DATE') return words.map((day) => (isVietnamDay(day) ? formatDate(day, getLocale()) : day)).join();
  // A number is stored with a point; people here write a comma.
  if (kind === 'NUMBER')
    return words.map((text) => Number(text).toLocaleString(getLocale() === 'vi' ? 'vi-VN' : 'en-GB')).join();
  return words.join(', ');
}
