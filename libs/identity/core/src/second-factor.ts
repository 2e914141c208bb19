import type { Grant } from '@pho-hien/kernel';
import { ROLE_TABLE } from './roles.ts';

/** Where a person stands with the second factor. */
export const SECOND_FACTOR_STATES = ['NOT_NEEDED', 'TO_ENROL', 'TO_VERIFY', 'VERIFIED'] as const;

/** Where a person stands with the second factor. */
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

/** Whether any of the grants needs a second factor. */
export function needsSecondFactor(grants: readonly Pick<Grant, 'role'>[]): boolean {
  return grants.some(({ role }) => ROLE_TABLE[role].secondFactor);
}

/**
 * What the person is to do about the second factor.
 *
 * @param enrolled the person has set one up
 * @param verified this session has passed it
 */
export function secondFactorState(
  grants: readonly Pick<Grant, 'role'>[],
  enrolled: boolean,
  verified: boolean,
): SecondFactorState {
  if (enrolled) return verified ? 'VERIFIED' : 'TO_VERIFY';
  return needsSecondFactor(grants) ? 'TO_ENROL' : 'NOT_NEEDED';
}
