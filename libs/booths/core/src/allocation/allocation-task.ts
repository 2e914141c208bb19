import type { UnmetNeed } from '../requests/stand-request.ts';

/** A booth that somebody can be placed in. */
export interface OfferedBooth {
  readonly id: string;
  readonly zoneId: string;
  readonly watts: number;
  readonly water: boolean;
  readonly internet: boolean;
  /** The booths beside it and across the aisle. */
  readonly near: readonly string[];
}

/** Somebody who asks for a booth. */
export interface AskingExhibitor {
  readonly id: string;
  /** Booths by id, the dearest first. */
  readonly wishes: readonly string[];
  readonly watts: number;
  readonly water: boolean;
  readonly internet: boolean;
  /** Its field of work; null: not known. */
  readonly field: string | null;
  /** Requests of those beside whom it would rather not stand. */
  readonly avoid: readonly string[];
}

/** What there is to allocate. Requests come in the order in which they were sent. */
export interface AllocationTask {
  readonly booths: readonly OfferedBooth[];
  /** What each zone still gives, in watts, once those who stay are counted. */
  readonly power: Readonly<Record<string, number>>;
  readonly requests: readonly AskingExhibitor[];
  /** Who has a booth and keeps it, by booth. Neither is among those above. */
  readonly kept: readonly {
    readonly boothId: string;
    readonly near: readonly string[];
    readonly request: AskingExhibitor;
  }[];
}

/** Why somebody is proposed for a booth. */
export const PLACING_REASONS = ['FIRST_WISH', 'LATER_WISH', 'FIELD_TOGETHER', 'FREE'] as const;
/** One reason for a place. */
export type PlacingReason = (typeof PLACING_REASONS)[number];

/** Why nobody could be found a booth for. */
export const UNPLACED_REASONS = ['NO_BOOTH_LEFT', 'NEEDS', 'POWER', 'NEIGHBOURS'] as const;
/** One reason for no place. */
export type UnplacedReason = (typeof UNPLACED_REASONS)[number];

/** Somebody in a booth, with why. */
export interface ProposedPlace {
  readonly requestId: string;
  readonly boothId: string;
  readonly reason: PlacingReason;
  /** How many of the same field stand beside or across. */
  readonly sameField: number;
}

/** Somebody without a booth, with why. */
export interface Unplaced {
  readonly requestId: string;
  readonly reason: UnplacedReason;
  /** The needs that no free booth meets. */
  readonly needs: readonly UnmetNeed[];
}

/** What an allocator proposes. */
export interface Proposal {
  readonly places: readonly ProposedPlace[];
  readonly unplaced: readonly Unplaced[];
}
