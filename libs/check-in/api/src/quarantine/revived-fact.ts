import type { DeviceFact } from '../sync/device-fact.ts';

/** A fact as it was handed in: JSON keeps instants as text. */
export function revived(fact: DeviceFact): DeviceFact {
  const scannedAt = new Date(fact.scannedAt);
  if (fact.kind === 'UNDO') return { ...fact, scannedAt };
  return { ...fact, scannedAt, usedAt: fact.usedAt ? new Date(fact.usedAt) : null };
}
