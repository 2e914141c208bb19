import type { Direction } from '@pho-hien/check-in-core';
import { type FieldProblem, isId, problemIn } from '@pho-hien/kernel';
import type { RedeemTicketInput } from './scan.graphql.ts';

/** Longer than any code that a scanner can read out of one picture. */
const CODE_LENGTH = 4300;
/** Five answers of a few words, sealed and written in base64. */
const ANSWERS_LENGTH = 20_000;
const LARGEST_INT = 2_147_483_647;
/** A phone whose battery went flat may show 1970; beyond that it is no clock. */
const EARLIEST = Date.UTC(1970, 0, 1) - 86_400_000;
const LATEST = Date.UTC(2200, 0, 1);

/** What makes a scan unusable before anything is looked up. */
export function redeemProblems(input: RedeemTicketInput): FieldProblem[] {
  const { identityConfirmedTicketId: confirmed, override } = input;
  return [
    ...scanProblems(input),
    ...problemIn('sentAt', input.sentAt == null || isClockTime(input.sentAt) ? null : 'unknown_value'),
    ...answersProblems(input.answers, input.direction),
    ...problemIn('listId', isId(input.listId) ? null : 'unknown_value'),
    ...problemIn('code', input.code.length > CODE_LENGTH ? 'too_long' : null),
    ...problemIn('identityConfirmedTicketId', confirmed == null || isId(confirmed) ? null : 'unknown_value'),
    ...problemIn(
      'override.overridesScanId',
      override == null || isId(override.overridesScanId) ? null : 'unknown_value',
    ),
  ];
}

/** What makes sealed answers unusable: only who comes in is asked anything. */
export function answersProblems(answers: string | null | undefined, direction: Direction): FieldProblem[] {
  return [
    ...problemIn('answers', (answers?.length ?? 0) > ANSWERS_LENGTH ? 'too_long' : null),
    ...problemIn('answers', answers != null && direction !== 'ENTRY' ? 'not_allowed' : null),
  ];
}

/** What makes the identity of a scan or undo unusable. */
export function scanProblems(input: Pick<RedeemTicketInput, 'scanId' | 'sequence' | 'scannedAt'>): FieldProblem[] {
  return [
    ...problemIn('scanId', isId(input.scanId) ? null : 'not_an_id'),
    ...problemIn('sequence', input.sequence >= 1 ? null : 'too_small'),
    ...problemIn('sequence', input.sequence <= LARGEST_INT ? null : 'too_large'),
    ...problemIn('scannedAt', isClockTime(input.scannedAt) ? null : 'unknown_value'),
  ];
}

/** Whether a clock may show this, however wrong it is. */
export function isClockTime(instant: Date): boolean {
  return instant.getTime() > EARLIEST && instant.getTime() < LATEST;
}
