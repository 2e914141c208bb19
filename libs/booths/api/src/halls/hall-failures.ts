import type { BoothChange, PlanWarning } from '@pho-hien/booths-core';
import { DomainError } from '@pho-hien/kernel';

/** The plan has warnings that stand in the way of publishing it. */
export class PlanNotSafe extends DomainError<{ readonly warnings: readonly PlanWarning[] }> {
  readonly code = 'PlanNotSafe';
}

/** An exhibitor whom a new version moves. */
export interface Moved {
  readonly stayId: string;
  readonly organisationName: string;
  readonly numberBefore: string;
  readonly numberAfter: string;
  readonly changes: readonly BoothChange[];
}

/** The new version moves exhibitors, and the caller has not said that it may. */
export class ExhibitorsMoved extends DomainError<{ readonly moved: readonly Moved[] }> {
  readonly code = 'ExhibitorsMoved';
}

/** Somebody is in a booth that the new version closes. */
export class BoothsTaken extends DomainError<{
  readonly taken: readonly { readonly number: string; readonly organisationName: string }[];
}> {
  readonly code = 'BoothsTaken';
}

/** A zone's stands would draw more than its supply, in watts. */
export class PowerExceeded extends DomainError<{
  readonly zoneName: string;
  readonly supplyWatts: number;
  readonly drawnWatts: number;
  readonly askedWatts: number;
}> {
  readonly code = 'PowerExceeded';
}
