import { addDays, formatDate, formatDay, type Locale, type VietnamDay } from '@pho-hien/kernel';
import type { TicketDay } from './ticket-document.ts';

/** A line of the list of days: the day or days, then the hours, then what happens. */
export interface DayLine {
  readonly days: string;
  readonly hours: string;
  readonly label: string | null;
}

/** The days as they are printed: a run of days with the same hours and no label of their own is one line. */
export function dayLines(days: readonly TicketDay[], locale: Locale): DayLine[] {
  const runs: { first: TicketDay; last: TicketDay }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const continues =
      run &&
      !run.first.label &&
      !day.label &&
      run.first.opensAt === day.opensAt &&
      run.first.closesAt === day.closesAt &&
      addDays(run.last.date, 1) === day.date;
    if (continues) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs.map(({ first, last }) => ({
    days: first === last ? formatDay(first.date, locale) : dayRange(first.date, last.date, locale),
    hours: `${first.opensAt}–${first.closesAt}`,
    label: first.label,
  }));
}

/** `12–13/12/2026`, `12–13 December 2026`; both dates in full when the month changes. */
function dayRange(first: VietnamDay, last: VietnamDay, locale: Locale): string {
  if (first.slice(0, 7) !== last.slice(0, 7)) return `${formatDate(first, locale)} – ${formatDate(last, locale)}`;
  const start = formatDate(first, locale).split(locale === 'vi' ? '/' : ' ')[0];
  return `${start}–${formatDate(last, locale)}`;
}
