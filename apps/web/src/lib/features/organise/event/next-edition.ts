import { type CloneInput, slugFrom } from '@pho-hien/events-core';
import { addDays } from '@pho-hien/kernel';

/** What is asked of the edition that is made from another, as its form holds it. */
export interface NextEdition {
  'name.vi': string;
  'name.en': string;
  slug: string;
  firstDay: string;
}

/** Fifty-two weeks: the same day of the week, so that a festival stays on its weekend. */
const A_YEAR = 364;

/** A year in a text, one later. */
const laterYear = (text: string): string => text.replace(/\b(20\d\d)\b/g, (year) => String(Number(year) + 1));

/** What one would most likely write: the same weekday a year later, and the year in the name counted on. */
export function nextEdition(event: {
  name: { vi: string; en: string };
  days: readonly { date: string }[];
}): NextEdition {
  const name = laterYear(event.name.vi);
  return {
    'name.vi': name,
    'name.en': laterYear(event.name.en),
    slug: name === event.name.vi ? '' : slugFrom(name),
    firstDay: addDays(event.days[0]!.date, A_YEAR),
  };
}

export function readNextEdition(data: FormData): NextEdition {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return { 'name.vi': text('name.vi'), 'name.en': text('name.en'), slug: text('slug'), firstDay: text('firstDay') };
}

export const nextEditionInput = (values: NextEdition): CloneInput => ({
  name: { vi: values['name.vi'], en: values['name.en'] },
  slug: values.slug || slugFrom(values['name.vi']),
  firstDay: values.firstDay,
});
