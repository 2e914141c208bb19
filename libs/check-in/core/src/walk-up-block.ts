/** Why the places that a device holds for whoever comes without a ticket are held no longer. */
export const BLOCK_ENDS = [
  /** Its day is over; the codes have expired with it. */
  'DAY_OVER',
  /** The gate gives the ticket type no more. */
  'CLOSED',
  /** A person took it back. */
  'REVOKED',
  /** A person took the device's rights away. */
  'DEVICE_REVOKED',
] as const;

/** Why a block ended. */
export type BlockEnd = (typeof BLOCK_ENDS)[number];

/**
 * Whether the codes of a block that ended so count for nothing at any gate that hears of it. Whoever takes a block
 * back does not trust who has the phone. A gate that merely gives the type no more has guests who are on their way:
 * their codes stay good until the day ends.
 */
export function voidsCodes(end: BlockEnd): boolean {
  return end === 'REVOKED' || end === 'DEVICE_REVOKED';
}
