import { addDays, type VietnamDay } from '@pho-hien/kernel';
import type { TicketOnList } from '../entry-rule.ts';
import type { ManifestGate, ManifestTicket } from './manifest.ts';

/** The states of a ticket, by their number in a manifest. */
const STATUSES = ['VALID', 'REVOKED', 'REPLACED', 'CANCELLED'] as const;
const BLOCKED = 0b100;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The day before number 1. */
const DAY_ZERO = '2019-12-31';
const NO_GATE = 0xffff;

/** Status and block of a ticket in one byte. */
export function flagsOf({ status, blocked }: Pick<ManifestTicket, 'status' | 'blocked'>): number {
  return STATUSES.indexOf(status) | (blocked ? BLOCKED : 0);
}

/** Status and block from their byte. */
export function fromFlags(flags: number): Pick<ManifestTicket, 'status' | 'blocked'> {
  return { status: STATUSES[flags & 0b11]!, blocked: (flags & BLOCKED) !== 0 };
}

/** Whole minutes since 1970; 0 for none. */
export function minutesOf(instant: Date | null, round: (minutes: number) => number): number {
  return instant === null ? 0 : Math.max(1, round(instant.getTime() / MINUTE));
}

/** The instant that {@link minutesOf} wrote. */
export const fromMinutes = (minutes: number): Date | null => (minutes === 0 ? null : new Date(minutes * MINUTE));

/** Days since the end of 2019; 0 for none. */
export function dayNumberOf(day: VietnamDay | null): number {
  return day === null ? 0 : Math.round((Date.parse(day) - Date.parse(DAY_ZERO)) / DAY);
}

/** The day that {@link dayNumberOf} wrote. */
export const fromDayNumber = (number: number): VietnamDay | null => (number === 0 ? null : addDays(DAY_ZERO, number));

/** A standing as numbers. */
export interface StandingNumbers {
  readonly day: number;
  readonly uses: number;
  readonly inside: number;
  readonly seconds: number;
  readonly milliseconds: number;
  readonly gate: number;
}

/** A state as numbers; what is beyond two bytes is as good as two bytes of it. */
export function standingNumbers(state: TicketOnList, gateIndex: ReadonlyMap<string, number>): StandingNumbers {
  const last = state.lastEntry;
  const time = last?.at.getTime() ?? 0;
  return {
    day: dayNumberOf(state.day),
    uses: Math.min(state.uses, 0xffff),
    inside: Math.min(state.inside, 0xffff),
    seconds: Math.floor(time / 1000),
    milliseconds: time % 1000,
    gate: last ? (gateIndex.get(last.gateId) ?? NO_GATE) : NO_GATE,
  };
}

/** The state that {@link standingNumbers} wrote. An entry at a gate that is gone has no gate. */
export function fromStandingNumbers(numbers: StandingNumbers, gates: readonly ManifestGate[]): TicketOnList {
  const { day, uses, inside, seconds, milliseconds, gate } = numbers;
  const at = seconds === 0 ? null : new Date(seconds * 1000 + milliseconds);
  return {
    day: fromDayNumber(day),
    uses,
    inside,
    lastEntry: at && { scanId: '', at, gateId: gates[gate]?.id ?? '' },
  };
}
