import type { QuarantineReason } from '../rows/quarantined-fact.entity.ts';
import type { LockedDevice } from './batch-statements.ts';
import type { FrozenTime } from './fact-batch.ts';

/**
 * Why a fact is kept apart until a person decides; `null`: it is not. Of a device whose lease is over,
 * what it made before still counts.
 */
export function quarantineReason(
  { revoked_at: revokedAt, lease_until: leaseUntil }: Pick<LockedDevice, 'revoked_at' | 'lease_until'>,
  { receivedAt, correctedAt }: FrozenTime,
): QuarantineReason | null {
  if (revokedAt) return 'DEVICE_REVOKED';
  return leaseUntil <= receivedAt && correctedAt >= leaseUntil ? 'LEASE_OVER' : null;
}
