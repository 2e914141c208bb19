import { vietnamTimeOf } from '@pho-hien/kernel';

/** `08:30:05` in Vietnam. */
export function clockOf(instant: string): string {
  return `${vietnamTimeOf(new Date(instant))}:${instant.slice(17, 19)}`;
}
