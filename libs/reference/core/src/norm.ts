import type { VietnamDay } from '@pho-hien/kernel';

/** Who set a norm: the state as a maximum, the province as its level, or a unit in its own spending rules. */
export const NORM_SCOPES = ['NATIONAL_CEILING', 'PROVINCIAL_LEVEL', 'UNIT_LEVEL'] as const;

/** Who set a norm. */
export type NormScope = (typeof NORM_SCOPES)[number];

/**
 * How a norm is known: seen in a copy of the legal text, seen only in press, law sites or public code, not found at
 * all, or made up for a demonstration.
 */
export const NORM_STANDINGS = ['TEXT', 'SECONDARY', 'UNKNOWN', 'DEMONSTRATION'] as const;

/** How a norm is known. */
export type NormStanding = (typeof NORM_STANDINGS)[number];

/** A legal ceiling, level or term, for a while. */
export interface Norm {
  readonly id: string;
  /** What it is about: `travel.per_diem`. */
  readonly key: string;
  readonly scope: NormScope;
  /** Digits with a dot (`10000000`, `0.2`), or a day of each year (`before 11-25`); null where it was not found. */
  readonly value: string | null;
  /** What the value counts: `VND/day`, `percent`, `working day`, `date`. */
  readonly unit: string;
  /** The article: `Thông tư 45/2019/TT-BTC Điều 5.2`. */
  readonly citation: string;
  /** First and last day in force; null: not known, or not ended. */
  readonly from: VietnamDay | null;
  readonly to: VietnamDay | null;
  readonly standing: NormStanding;
  /** A maximum under which the province has to set its own level; without one a person decides. */
  readonly localLevelRequired: boolean;
  /** A named person compared it with the official text. */
  readonly verified: boolean;
}
