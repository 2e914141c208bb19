import type { GatesPageQuery } from '#generated/graphql.ts';

export type Device = GatesPageQuery['gates'][number]['devices'][number];

const AWAY_AFTER_MS = 5 * 60_000;

/** Where a paired phone stands at that moment. */
export function deviceState(device: Device, now: number): 'revoked' | 'ended' | 'working' | 'silent' | 'unseen' {
  if (device.revokedAt) return 'revoked';
  if (Date.parse(device.leaseUntil) <= now) return 'ended';
  if (!device.lastSeenAt) return 'unseen';
  return now - Date.parse(device.lastSeenAt) < AWAY_AFTER_MS ? 'working' : 'silent';
}
