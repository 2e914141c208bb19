import { instantOf, isTimeOfDay, isVietnamDay, vietnamDayOf, vietnamTimeOf } from '@pho-hien/kernel';

/** An instant as a field of type `datetime-local` with seconds holds it: `2026-11-30T17:00:59` in Vietnam; empty for none. */
export function typedSecond(instant: string | null | undefined): string {
  if (!instant) return '';
  const at = new Date(instant);
  return `${vietnamDayOf(at)}T${vietnamTimeOf(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}`;
}

/** The instant that was typed, to the second; `null` for none or for what is no time. A browser may leave out `:00`. */
export function secondFrom(text: string): Date | null {
  const [, day = '', time = '', second = '0'] =
    /^(\S{10})T(\d{2}:\d{2})(?::([0-5]\d))?(?:\.0+)?$/.exec(text.trim()) ?? [];
  if (!isVietnamDay(day) || !isTimeOfDay(time)) return null;
  return new Date(instantOf(day, time).getTime() + Number(second) * 1_000);
}
