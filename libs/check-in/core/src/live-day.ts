import { DENIAL_REASONS, type DenialReason, type Verdict, type VerdictReason } from './reasons.ts';
import type { Direction } from './entry-rule.ts';

/** How many scans of one kind happened on a list within one minute. */
export interface MinuteTally {
  readonly listId: string;
  /** The minute in which they happened, as its first instant. */
  readonly minute: Date;
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly count: number;
}

const MINUTE = 60_000;

/**
 * Persons who came in on each of the last minutes, the oldest first; the last of them is the minute
 * that still goes on. Somebody who comes back counts again.
 *
 * @param minutes how many, the present one included
 */
export function arrivalsByMinute(
  tallies: readonly MinuteTally[],
  listId: string,
  now: Date,
  minutes: number,
): number[] {
  const present = Math.floor(now.getTime() / MINUTE);
  const arrivals = Array.from({ length: minutes }, () => 0);
  for (const { listId: list, minute, direction, verdict, count } of tallies) {
    const ago = present - Math.floor(minute.getTime() / MINUTE);
    if (list !== listId || direction !== 'ENTRY' || verdict !== 'OK' || ago < 0 || ago >= minutes) continue;
    arrivals[minutes - 1 - ago]! += count;
  }
  return arrivals;
}

/** So many whole minutes tell what comes; the newest counts most. */
export const FORECAST_FROM_MINUTES = 15;

/**
 * How many persons come in the next minutes if they go on coming as they did: the mean of the last
 * {@link FORECAST_FROM_MINUTES} whole minutes, each weighing one more than the one before it. It knows
 * nothing of programmes, buses or rain, and the page says so.
 *
 * @param arrivals as {@link arrivalsByMinute} gives them; the present minute, which goes on, is left out
 * @param minutes how far ahead
 * @returns whole persons; 0 where nothing is known
 */
export function forecastArrivals(arrivals: readonly number[], minutes: number): number {
  const whole = arrivals.slice(0, -1).slice(-FORECAST_FROM_MINUTES);
  const weights = whole.reduce((sum, _, index) => sum + index + 1, 0);
  const weighted = whole.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return weights === 0 ? 0 : Math.round((weighted / weights) * minutes);
}

/** One reason why scans were refused, and how many were. */
export interface DenialCount {
  readonly reason: DenialReason;
  readonly count: number;
}

const isDenial = (reason: VerdictReason): reason is DenialReason =>
  (DENIAL_REASONS as readonly VerdictReason[]).includes(reason);

/** The refusals by reason, the most frequent first. */
export function denialsByReason(tallies: readonly MinuteTally[]): DenialCount[] {
  const counts = new Map<DenialReason, number>();
  for (const { verdict, reason, count } of tallies)
    if (verdict === 'DENIED' && isDenial(reason)) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** How full a room is, in the order of its urgency. */
export const ROOM_STATES = ['UNLIMITED', 'FREE', 'NEARLY_FULL', 'FULL'] as const;

/** How full a room is. */
export type RoomState = (typeof ROOM_STATES)[number];

/** From this share of its places on a room is nearly full. */
const NEARLY_FULL = 0.9;

/**
 * How full a room is.
 *
 * @param capacity persons at once; `null`: no limit
 */
export function roomState(inside: number, capacity: number | null): RoomState {
  if (capacity === null) return 'UNLIMITED';
  if (inside >= capacity) return 'FULL';
  return inside >= capacity * NEARLY_FULL ? 'NEARLY_FULL' : 'FREE';
}

/** A device that was not heard of for so long may have scans that nobody knows of. */
export const SILENT_AFTER_MINUTES = 10;

/** What is known of a gate's device. */
export const DEVICE_STATES = ['HEARD', 'SILENT', 'NEVER_HEARD', 'LEASE_ENDED', 'REVOKED'] as const;

/** What is known of a gate's device. */
export type DeviceState = (typeof DEVICE_STATES)[number];

/** What the server knows of a device at an instant. */
export function deviceState(
  device: { readonly lastSeenAt: Date | null; readonly leaseUntil: Date; readonly revokedAt: Date | null },
  now: Date,
): DeviceState {
  if (device.revokedAt) return 'REVOKED';
  if (device.leaseUntil <= now) return 'LEASE_ENDED';
  if (!device.lastSeenAt) return 'NEVER_HEARD';
  return now.getTime() - device.lastSeenAt.getTime() > SILENT_AFTER_MINUTES * MINUTE ? 'SILENT' : 'HEARD';
}

/**
 * Scans that a device made and that did not arrive: the gaps in its running numbers. What it made
 * after the last one that arrived nobody can know.
 */
export const scansWaiting = (lastSequence: number, arrived: number): number => Math.max(0, lastSequence - arrived);
