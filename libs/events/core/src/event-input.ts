import {
  type FieldProblem,
  type LocalizedText,
  type TimeOfDay,
  type VietnamDay,
  LOCALES,
  isTimeOfDay,
  isVietnamDay,
  nameProblem,
  parseEmail,
  problemIn,
  searchKey,
  textProblem,
} from '@pho-hien/kernel';

/** The most characters of each text of an event. */
export const EVENT_TEXT_LENGTHS = { summary: 300, description: 20_000, venueAddress: 200, label: 100 } as const;

/** The most characters of a slug. */
export const SLUG_LENGTH = 60;

/** The most days of one event. */
export const MOST_DAYS = 31;

/** A day of an event. */
export interface EventDayInput {
  readonly date: VietnamDay;
  readonly opensAt: TimeOfDay;
  /** Later than `opensAt`, on the same day. */
  readonly closesAt: TimeOfDay;
  /** Such as *Ngày khai mạc*; may be empty. */
  readonly label: LocalizedText;
}

/** What an organiser says of an event. A draft may leave texts empty; see `missingToPublish`. It has at least one day. */
export interface EventInput {
  /** The event's name in addresses: lower-case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: LocalizedText;
  readonly summary: LocalizedText;
  readonly description: LocalizedText;
  readonly venueName: LocalizedText;
  readonly venueAddress: string;
  readonly communeCode: string | null;
  readonly contactEmail: string;
  readonly days: readonly EventDayInput[];
}

/** What is wrong with an event, also while it is a draft. */
export function eventProblems(input: EventInput): FieldProblem[] {
  const { summary, description, venueAddress } = EVENT_TEXT_LENGTHS;
  return [
    ...problemIn('slug', isSlug(input.slug) ? null : 'not_a_slug'),
    ...problemIn('name.vi', nameProblem(input.name.vi)),
    ...problemIn('name.en', input.name.en.trim() === '' ? null : nameProblem(input.name.en)),
    ...LOCALES.flatMap((locale) => [
      ...problemIn(`summary.${locale}`, textProblem(input.summary[locale], summary)),
      ...problemIn(`description.${locale}`, textProblem(input.description[locale], description)),
      ...problemIn(
        `venueName.${locale}`,
        input.venueName[locale].trim() === '' ? null : nameProblem(input.venueName[locale]),
      ),
    ]),
    ...problemIn('venueAddress', textProblem(input.venueAddress, venueAddress)),
    ...problemIn(
      'communeCode',
      input.communeCode === null || /^\d{5}$/.test(input.communeCode) ? null : 'unknown_value',
    ),
    ...problemIn(
      'contactEmail',
      input.contactEmail.trim() === '' || parseEmail(input.contactEmail) ? null : 'not_an_email',
    ),
    ...problemIn('days', input.days.length === 0 ? 'required' : input.days.length > MOST_DAYS ? 'too_long' : null),
    ...input.days.flatMap((day, i) => dayProblems(day, i, input.days)),
  ];
}

/** Whether the text can be an event's name in addresses. */
export function isSlug(text: string): boolean {
  return text.length >= 3 && text.length <= SLUG_LENGTH && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}

/** A slug made from a name: `Ngày hội khởi nghiệp 2026` → `ngay-hoi-khoi-nghiep-2026`. */
export function slugFrom(name: string): string {
  return searchKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/** The first and the last day, or `null` when there is none. */
export function spanOf(
  days: readonly Pick<EventDayInput, 'date'>[],
): { startsOn: VietnamDay; endsOn: VietnamDay } | null {
  const dates = days.map(({ date }) => date).sort();
  const startsOn = dates[0];
  const endsOn = dates.at(-1);
  return startsOn && endsOn ? { startsOn, endsOn } : null;
}

/**
 * What is wrong with changing the days once tickets were issued: hours and labels may change, dates
 * may not, because a ticket says in print from when until when it is good.
 */
export function dateChangeProblems(
  before: readonly Pick<EventDayInput, 'date'>[],
  after: readonly Pick<EventDayInput, 'date'>[],
): FieldProblem[] {
  const known = new Set(before.map(({ date }) => date));
  const kept = new Set(after.map(({ date }) => date));
  return [
    ...after.flatMap(({ date }, i) => problemIn(`days.${i}.date`, known.has(date) ? null : 'not_allowed')),
    ...problemIn('days', before.some(({ date }) => !kept.has(date)) ? 'not_allowed' : null),
  ];
}

function dayProblems(day: EventDayInput, i: number, days: readonly EventDayInput[]): FieldProblem[] {
  const times = isTimeOfDay(day.opensAt) && isTimeOfDay(day.closesAt);
  const earlier = days.findIndex(({ date }) => date === day.date) < i;
  return [
    ...problemIn(`days.${i}.date`, !isVietnamDay(day.date) ? 'not_a_day' : earlier ? 'duplicate' : null),
    ...problemIn(`days.${i}.opensAt`, isTimeOfDay(day.opensAt) ? null : 'not_a_time'),
    ...problemIn(`days.${i}.closesAt`, isTimeOfDay(day.closesAt) ? null : 'not_a_time'),
    ...problemIn(`days.${i}.closesAt`, times && day.closesAt <= day.opensAt ? 'ends_before_start' : null),
    ...LOCALES.flatMap((locale) =>
      problemIn(`days.${i}.label.${locale}`, textProblem(day.label[locale], EVENT_TEXT_LENGTHS.label)),
    ),
  ];
}
