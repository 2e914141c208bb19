import {
  DENIAL_REASONS,
  INCOMPLETE_REASONS,
  OK_REASONS,
  OVERRIDE_REASON_LENGTH,
  type Verdict,
  type VerdictReason,
} from '@pho-hien/check-in-core';
import { type FieldProblem, isId, problemIn, textProblem } from '@pho-hien/kernel';
import { answersProblems, scanProblems } from '../scans/redeem-problems.ts';
import type { ScanFactInput, UndoFactInput } from './sync.graphql.ts';

/** What a device hands in: a scan that it decided, or that one was a mistake. */
export type DeviceFact = ({ readonly kind: 'SCAN' } & ScanFactInput) | ({ readonly kind: 'UNDO' } & UndoFactInput);

const CURSOR_LENGTH = 200;
/** Sealed and in base64url, the most that `WALK_UP_BYTES` become. */
const WALK_UP_LENGTH = 36_000;
const UNDO_REASON_LENGTH = 300;
const DIGEST = /^[0-9a-f]{64}$/;
const REASONS: Readonly<Record<Verdict, readonly VerdictReason[]>> = {
  OK: OK_REASONS,
  DENIED: DENIAL_REASONS,
  INCOMPLETE: INCOMPLETE_REASONS,
};

/** The facts of a batch in the order in which the device made them. */
export function factsOf(scans: readonly ScanFactInput[], undos: readonly UndoFactInput[]): DeviceFact[] {
  const facts: DeviceFact[] = [
    ...scans.map((scan) => ({ ...scan, kind: 'SCAN' as const })),
    ...undos.map((undo) => ({ ...undo, kind: 'UNDO' as const })),
  ];
  return facts.sort((a, b) => a.sequence - b.sequence);
}

/** What makes a fact unusable for good, before anything is looked up. */
export function factProblem(fact: DeviceFact): FieldProblem | null {
  return [...scanProblems(fact), ...(fact.kind === 'SCAN' ? ofScan(fact) : ofUndo(fact))][0] ?? null;
}

function ofScan(fact: ScanFactInput): FieldProblem[] {
  const { ticketId, codeDigest, override, usedGateId, answers, walkUp } = fact;
  return [
    ...problemIn('listId', isId(fact.listId) ? null : 'not_an_id'),
    ...problemIn('ticketId', ticketId == null || isId(ticketId) ? null : 'not_an_id'),
    ...problemIn('ticketId', fact.verdict === 'OK' && ticketId == null ? 'required' : null),
    ...problemIn('codeDigest', codeDigest == null || DIGEST.test(codeDigest) ? null : 'unknown_value'),
    ...problemIn('reason', REASONS[fact.verdict].includes(fact.reason) ? null : 'unknown_value'),
    ...problemIn('usedGateId', usedGateId == null || isId(usedGateId) ? null : 'not_an_id'),
    ...problemIn('cursor', fact.cursor.length > CURSOR_LENGTH ? 'too_long' : null),
    ...answersProblems(answers, fact.direction),
    ...problemIn('walkUp', (walkUp?.length ?? 0) > WALK_UP_LENGTH ? 'too_long' : null),
    ...problemIn('verdict', walkUp != null && fact.verdict !== 'OK' ? 'unknown_value' : null),
    ...problemIn('override.overridesScanId', override == null || isId(override.overridesScanId) ? null : 'not_an_id'),
    ...problemIn('override.reason', override ? textProblem(override.reason, OVERRIDE_REASON_LENGTH, true) : null),
    ...problemIn(
      'override.overridden',
      override?.overridden == null || DENIAL_REASONS.includes(override.overridden) ? null : 'unknown_value',
    ),
  ];
}

function ofUndo(fact: UndoFactInput): FieldProblem[] {
  return [
    ...problemIn('undoesScanId', isId(fact.undoesScanId) ? null : 'not_an_id'),
    ...problemIn('reason', textProblem(fact.reason, UNDO_REASON_LENGTH, true)),
  ];
}
