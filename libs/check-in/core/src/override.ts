import type { DeviceRights } from '@pho-hien/kernel';
import { textProblem } from '@pho-hien/kernel';
import type { DenialReason } from './reasons.ts';
import { DENIAL_REASONS } from './reasons.ts';

/** A supervisor's wish to let somebody through whom the rule refuses. */
export interface Override {
  /** What the device that asks may do. */
  readonly rights: DeviceRights;
  readonly reason: string;
}

/** Why an override is not taken. */
export const OVERRIDE_REFUSALS = ['NOT_A_SUPERVISOR', 'REASON_MISSING', 'NOT_OVERRIDABLE'] as const;

/** Why an override is not taken. */
export type OverrideRefusal = (typeof OVERRIDE_REFUSALS)[number];

/** The most characters that the reason may have. */
export const OVERRIDE_REASON_LENGTH = 300;

/**
 * Whether a denial can be overridden at all: from `CANCELLED` on. Before that there is no ticket to
 * let in, only a piece of paper, or a device that may not decide anything.
 */
export function isOverridable(denial: DenialReason): boolean {
  return DENIAL_REASONS.indexOf(denial) >= DENIAL_REASONS.indexOf('CANCELLED');
}

/** Why this override of this denial is not taken, or `null` when it is. */
export function judgeOverride(override: Override, denial: DenialReason): OverrideRefusal | null {
  if (override.rights !== 'SUPERVISOR') return 'NOT_A_SUPERVISOR';
  if (textProblem(override.reason, OVERRIDE_REASON_LENGTH, true) !== null) return 'REASON_MISSING';
  return isOverridable(denial) ? null : 'NOT_OVERRIDABLE';
}
