import { Chance } from '../demo/chance.ts';
import type { PhoneOrder } from './reports.ts';

/** Who comes next, and which way. */
export interface NextScan {
  readonly text: string;
  readonly direction: 'ENTRY' | 'EXIT';
}

/**
 * Whom a phone meets as its scan of that number, also when it has been restarted: mostly people who come
 * for the first time; some who were here, some who leave, some who are at every gate, some who forged.
 */
export function nextScan({ name, own, shared }: Omit<PhoneOrder, 'token'>, seed: number, number: number): NextScan {
  const chance = new Chance(
    seed ^ Math.imul(number, 0x9e3779b1) ^ Math.imul(Number(name.replace(/\D/g, '')), 0x85ebca6b),
  );
  const kind = chance.whole(100);
  const before = () => own[chance.whole(number) % own.length]!;
  if (kind < 15) return { text: before(), direction: 'ENTRY' };
  if (kind < 30) return { text: before(), direction: 'EXIT' };
  if (kind < 50) return { text: shared[number % shared.length]!, direction: 'ENTRY' };
  const fresh = own[number % own.length]!;
  return { text: kind < 55 ? forged(fresh) : fresh, direction: 'ENTRY' };
}

/** The same ticket under another signature. */
function forged(code: string): string {
  const last = code.slice(-8, -7);
  return code.slice(0, -8) + (last === 'A' ? 'B' : 'A') + code.slice(-7);
}
