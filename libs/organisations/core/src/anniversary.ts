import type { VietnamDay } from '@pho-hien/kernel';

/**
 * The day on which that many years since a day are full: same day and month; for 29 February in a
 * common year the last day of the month (Civil Code 2015, article 148).
 */
export function anniversary(day: VietnamDay, years: number): VietnamDay {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const leap = new Date(`${year}-02-29T00:00:00Z`).getUTCMonth() === 1;
  return `${year}-${day.slice(5) === '02-29' && !leap ? '02-28' : day.slice(5)}`;
}
