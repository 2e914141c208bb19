import { ENTRY_RULES, type EntryRule } from '@pho-hien/check-in-core';
import { instantOf, isTimeOfDay, isVietnamDay, vietnamDayOf, vietnamTimeOf } from '@pho-hien/kernel';
import type { GatesPageQuery } from '#generated/graphql.ts';
import { questionInputs, questionValues, type QuestionValues, readQuestions } from './question-values.ts';

/** A check-in list as its form holds it; instants as `2026-12-12T08:00` in Vietnam. */
export interface ListValues {
  'name.vi': string;
  'name.en': string;
  entry: EntryRule;
  maxPerDay: string;
  exits: boolean;
  reentry: boolean;
  capacity: string;
  ticketTypeIds: string[];
  windows: { from: string; until: string }[];
  toleranceMinutes: string;
  closed: boolean;
  /** Empty: for the whole event. */
  sessionId: string;
  questions: QuestionValues[];
}

const localOf = (instant: string) => `${vietnamDayOf(new Date(instant))}T${vietnamTimeOf(new Date(instant))}`;

export const newList = (ticketTypeIds: string[]): ListValues => ({
  'name.vi': '',
  'name.en': '',
  entry: 'ONCE_A_DAY',
  maxPerDay: '',
  exits: false,
  reentry: false,
  capacity: '',
  ticketTypeIds,
  windows: [],
  toleranceMinutes: '0',
  closed: false,
  sessionId: '',
  questions: [],
});

/** Before a session begins people may come in, in minutes. */
const DOORS_OPEN = '30';

/** What a session says about the list that is for it: its name, its hours, the people that fit. */
export function listOfSession(
  session: GatesPageQuery['managedEvent']['sessions'][number],
  ticketTypeIds: string[],
): ListValues {
  const { id, title, date, startsAt, endsAt, places, room } = session;
  const seats = [places, room?.capacity].filter((count) => count != null);
  return {
    ...newList(ticketTypeIds),
    'name.vi': title.vi,
    'name.en': title.en,
    sessionId: id,
    // Who goes out for a telephone call leaves a seat, and comes back.
    entry: 'ONCE',
    exits: true,
    reentry: true,
    capacity: seats.length > 0 ? String(Math.min(...seats)) : '',
    windows: [{ from: `${date}T${startsAt}`, until: `${date}T${endsAt}` }],
    toleranceMinutes: DOORS_OPEN,
  };
}

export function listValues(list: GatesPageQuery['checkInLists'][number]): ListValues {
  return {
    'name.vi': list.name.vi,
    'name.en': list.name.en,
    entry: list.entry,
    maxPerDay: list.maxPerDay ? String(list.maxPerDay) : '',
    exits: list.exits,
    reentry: list.reentry,
    capacity: list.capacity ? String(list.capacity) : '',
    ticketTypeIds: [...list.ticketTypeIds],
    windows: list.windows.map(({ from, until }) => ({ from: localOf(from), until: localOf(until) })),
    toleranceMinutes: String(list.toleranceMinutes),
    closed: list.closed,
    sessionId: list.sessionId ?? '',
    questions: list.questions.map(questionValues),
  };
}

export function readListForm(data: FormData): ListValues {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const windows: ListValues['windows'] = [];
  for (let i = 0; data.has(`windows.${i}.from`); i++) {
    const window = { from: text(`windows.${i}.from`), until: text(`windows.${i}.until`) };
    if (window.from || window.until) windows.push(window);
  }
  return {
    'name.vi': text('name.vi'),
    'name.en': text('name.en'),
    entry: ENTRY_RULES.find((rule) => rule === text('entry')) ?? 'ONCE_A_DAY',
    maxPerDay: text('maxPerDay'),
    exits: data.get('exits') === 'yes',
    reentry: data.get('reentry') === 'yes',
    capacity: text('capacity'),
    ticketTypeIds: data.getAll('ticketTypeIds').map(String),
    windows,
    toleranceMinutes: text('toleranceMinutes') || '0',
    closed: data.get('closed') === 'yes',
    sessionId: text('sessionId'),
    questions: readQuestions(data),
  };
}

/** The form as the API takes it, and what cannot even be read as such. */
export function listInput(values: ListValues) {
  const problems: { field: string; code: string }[] = [];
  const whole = (field: 'maxPerDay' | 'capacity' | 'toleranceMinutes') => {
    if (values[field] === '') return null;
    const number = Number(values[field]);
    if (Number.isInteger(number)) return number;
    problems.push({ field, code: 'not_a_number' });
    return null;
  };
  const instant = (text: string, field: string) => {
    const [day, time] = text.split('T');
    if (isVietnamDay(day) && isTimeOfDay(time?.slice(0, 5))) return instantOf(day, time!.slice(0, 5)).toISOString();
    problems.push({ field, code: 'not_a_time' });
    return '';
  };
  const input = {
    name: { vi: values['name.vi'], en: values['name.en'] },
    entry: values.entry,
    maxPerDay: values.entry === 'N_A_DAY' ? whole('maxPerDay') : null,
    exits: values.exits,
    reentry: values.exits && values.reentry,
    capacity: whole('capacity'),
    ticketTypeIds: values.ticketTypeIds,
    windows: values.windows.map(({ from, until }, i) => ({
      from: instant(from, `windows.${i}.from`),
      until: instant(until, `windows.${i}.until`),
    })),
    toleranceMinutes: whole('toleranceMinutes') ?? 0,
    sessionId: values.sessionId || null,
    questions: questionInputs(values.questions),
  };
  return { input, problems };
}
