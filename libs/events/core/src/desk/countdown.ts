import { instantOf, type TimeOfDay, type VietnamDay, vietnamDayOf } from '@pho-hien/kernel';

/** A day on which the event's doors are open. */
export interface OpenDay {
  readonly date: VietnamDay;
  readonly opensAt: TimeOfDay;
  readonly closesAt: TimeOfDay;
}

/** How far an event is, as its organisers count. */
export type Countdown =
  | { readonly phase: 'NO_DAYS' }
  /** Nights to sleep until the doors open for the first time, at least one. */
  | { readonly phase: 'BEFORE'; readonly nights: number }
  /** One of its days, from midnight; `open` while the doors are. */
  | { readonly phase: 'DAY'; readonly day: number; readonly of: number; readonly open: boolean }
  /** Between two of its days. */
  | { readonly phase: 'PAUSE'; readonly nights: number }
  | { readonly phase: 'OVER' };

/** Where `now` lies among the event's days, whatever their order. */
export function countdownTo(days: readonly OpenDay[], now: Date): Countdown {
  const sorted = days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const today = vietnamDayOf(now);
  const at = sorted.findIndex(({ date }) => date === today);
  const day = sorted[at];
  if (day) {
    const open = now >= instantOf(day.date, day.opensAt) && now < instantOf(day.date, day.closesAt);
    return { phase: 'DAY', day: at + 1, of: sorted.length, open };
  }
  const next = sorted.find(({ date }) => date > today);
  if (!next) return sorted.length === 0 ? { phase: 'NO_DAYS' } : { phase: 'OVER' };
  return { phase: next === sorted[0] ? 'BEFORE' : 'PAUSE', nights: nightsBetween(today, next.date) };
}

const nightsBetween = (from: VietnamDay, to: VietnamDay): number =>
  Math.round((instantOf(to).getTime() - instantOf(from).getTime()) / 86_400_000);
