import { type ContestStatus, type EntryRefusal, isOnTime, secondsLate } from '@pho-hien/contests-core';
import { DomainError } from '@pho-hien/kernel';

/** The rules bar the entry. */
export class EntryNotAdmitted extends DomainError<{ readonly because: readonly EntryRefusal[] }> {
  readonly code = 'EntryNotAdmitted';
}

/** The contest takes no entries at this moment. */
export class EntriesNotTaken extends DomainError<{
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly secondsLate: number;
}> {
  readonly code = 'EntriesNotTaken';
}

/** Throws `EntriesNotTaken` unless the contest takes what arrived then. */
export function requireTaken(
  status: ContestStatus,
  { opensAt, closesAt }: { readonly opensAt: Date | null; readonly closesAt: Date | null },
  arrivedAt: Date,
): void {
  const isTaken =
    status === 'OPEN' && opensAt !== null && closesAt !== null && opensAt <= arrivedAt && isOnTime(arrivedAt, closesAt);
  if (isTaken) return;
  throw new EntriesNotTaken({ opensAt, closesAt, secondsLate: closesAt ? secondsLate(arrivedAt, closesAt) : 0 });
}
