import type { GatesPageQuery } from '#generated/graphql.ts';

export type Device = GatesPageQuery['gates'][number]['devices'][number];

const AWAY_AFTER_MS = 5 * 60_000;

/** Below this, nobody at a gate notices. */
const CLOCK_IS_OFF_MINUTES = 2;

/** How many minutes the phone's clock is ahead (above nought) or behind; null where it is right or unknown. */
export function clockError({ clockOffsetMs }: Pick<Device, 'clockOffsetMs'>): number | null {
  const ahead = clockOffsetMs == null ? 0 : Math.round(-clockOffsetMs / 60_000);
  return Math.abs(ahead) < CLOCK_IS_OFF_MINUTES ? null : ahead;
}

/** Where a paired phone stands at that moment. */
export function deviceState(device: Device, now: number): 'revoked' | 'ended' | 'working' | 'silent' | 'unseen' {
  if (device.revokedAt) return 'revoked';
  if (Date.parse(device.leaseUntil) <= now) return 'ended';
  if (!device.lastSeenAt) return 'unseen';
  return now - Date.parse(device.lastSeenAt) < AWAY_AFTER_MS ? 'working' : 'silent';
}
