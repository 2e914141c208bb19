import { shortCodeOf } from '@pho-hien/check-in-core';
import { vietnamTimeOf } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { ConflictSide, GateConflict } from './gate-conflict.ts';
import { say } from '#lib/shell/written.ts';

/** `08:12 tại Cổng A (Máy 1)` */
export function sideText({ at, gateName, deviceName }: ConflictSide): string {
  return m.gate_conflict_side({ time: vietnamTimeOf(new Date(at)), gate: gateName, device: deviceName });
}

/** Both admissions in one sentence, the earlier first. */
export function conflictLine({ entry, other }: GateConflict): string {
  return m.gate_conflict_line({ first: sideText(entry), second: sideText(other) });
}

/** Whose ticket it is, where this page still knows it; else the code on the ticket; and its type. */
export function nameInConflict(
  { ticketId, ticketTypeName, entry, other }: GateConflict,
  names: { nameOf(scanId: string): string | null },
): string {
  const name = names.nameOf(entry.scanId) ?? names.nameOf(other.scanId) ?? shortCodeOf(ticketId);
  return `${name} · ${say(ticketTypeName)}`;
}
