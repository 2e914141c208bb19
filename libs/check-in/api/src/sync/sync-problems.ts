import { type FieldProblem, problemIn } from '@pho-hien/kernel';
import { isClockTime } from '../scans/redeem-problems.ts';
import type { SyncScansInput } from './sync.graphql.ts';

/** The most facts of one call. */
export const MOST_FACTS = 500;
const CURSOR_LENGTH = 200;

/** What makes a call unusable as a whole; what is wrong with one fact concerns that fact alone. */
export function syncProblems({ cursor, sentAt, waiting, scans, undos }: SyncScansInput): FieldProblem[] {
  return [
    ...problemIn('cursor', cursor.length > CURSOR_LENGTH ? 'too_long' : null),
    ...problemIn('sentAt', isClockTime(sentAt) ? null : 'unknown_value'),
    ...problemIn('waiting', waiting >= 0 ? null : 'too_small'),
    ...problemIn('scans', scans.length + undos.length > MOST_FACTS ? 'too_large' : null),
  ];
}
