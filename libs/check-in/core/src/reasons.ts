/** What a gate says. */
export const VERDICTS = ['OK', 'DENIED', 'INCOMPLETE'] as const;

/** What a gate says: welcome, no, or something is missing. */
export type Verdict = (typeof VERDICTS)[number];

/** Why somebody is refused. When several reasons apply, the first in this order is given. */
export const DENIAL_REASONS = [
  'DEVICE_REVOKED',
  'LIST_CLOSED',
  'NOT_A_TICKET',
  'WRONG_EVENT',
  'BAD_SIGNATURE',
  'UNKNOWN_TICKET',
  'CANCELLED',
  'REVOKED',
  'BLOCKED',
  'NOT_ON_LIST',
  'NOT_YET_VALID',
  'EXPIRED',
  'OUTSIDE_ENTRY_WINDOW',
  'ALREADY_USED',
  'NOT_INSIDE',
  'ROOM_FULL',
] as const;

/** Why somebody is refused. */
export type DenialReason = (typeof DENIAL_REASONS)[number];

/** What is missing before somebody can be let in, in order of precedence. */
export const INCOMPLETE_REASONS = ['IDENTITY_CHECK', 'QUESTIONS_REQUIRED'] as const;

/** What is missing before somebody can be let in. */
export type IncompleteReason = (typeof INCOMPLETE_REASONS)[number];

/** As what somebody passes: first time in the list's period, again, or going out. */
export const OK_REASONS = ['FIRST_ENTRY', 'REENTRY', 'EXIT'] as const;

/** As what somebody passes. */
export type OkReason = (typeof OK_REASONS)[number];

/** Every reason, in order of precedence within its verdict. */
export const VERDICT_REASONS = [...DENIAL_REASONS, ...INCOMPLETE_REASONS, ...OK_REASONS] as const;

/** The reason that goes with a verdict. */
export type VerdictReason = (typeof VERDICT_REASONS)[number];
