import { isOverridable, type DenialReason } from '@pho-hien/check-in-core';
import { formatDate, vietnamDayOf, vietnamTimeOf } from '@pho-hien/kernel';
import { getLocale, m, verdictReasonText } from '@pho-hien/messages';
import type { DeviceRights } from '#generated/graphql.ts';
import { say } from '#lib/shell/written.ts';
import type { DecidedScan, Outcome } from './decide.ts';
import { nextStepText } from './next-step.ts';

/** Green, red, amber: each with its own sign, sound and word, never told by colour alone. */
export type Tone = 'ok' | 'denied' | 'incomplete';

/** A verdict in the words that the steward's screen shows. */
export interface VerdictView {
  readonly tone: Tone;
  readonly word: string;
  readonly name: string | null;
  /** Ticket type and organisation. */
  readonly about: string | null;
  readonly reason: string | null;
  readonly next: string | null;
  /** A supervisor here may set this denial aside. */
  readonly overridable: boolean;
}

const EMPTY = { name: null, about: null, reason: null, next: null, overridable: false };

/** Why a scan could not be kept: the disk refused, or its answers cannot be sealed to the server yet. */
export type Unkept = 'unsaved' | 'unsealed';

/** What to show for an outcome; `unsaved`: the device could not keep the scan, so nothing was asked. */
export function viewOf(
  outcome: Outcome | { readonly kind: Unkept },
  context: { readonly rights: DeviceRights; readonly now: Date; readonly overriding?: boolean },
): VerdictView {
  switch (outcome.kind) {
    case 'decided':
      return decidedView(outcome.scan, context);
    case 'overrideRefused':
      return {
        ...EMPTY,
        tone: 'denied',
        word: m.gate_word_denied(),
        reason: m.gate_override_refused(),
        next: m.gate_next_help_desk(),
      };
    case 'locked':
      return {
        ...EMPTY,
        tone: 'denied',
        word: m.gate_word_denied(),
        reason: verdictReasonText('DEVICE_REVOKED'),
        next: nextStepText('DEVICE_REVOKED'),
      };
    case 'unreachable':
      return {
        ...EMPTY,
        tone: 'incomplete',
        word: m.gate_word_unreachable(),
        reason: m.gate_reason_unreachable(),
        next: m.gate_next_unreachable(),
      };
    case 'failed':
      return {
        ...EMPTY,
        tone: 'incomplete',
        word: m.gate_word_unreachable(),
        reason: m.gate_reason_refused_by_server(),
        next: m.gate_next_refused_by_server(),
      };
    case 'unsealed':
      return {
        ...EMPTY,
        tone: 'incomplete',
        word: m.gate_word_unsaved(),
        reason: m.gate_reason_unsealed(),
        next: m.gate_next_unsealed(),
      };
    case 'unsaved':
      return {
        ...EMPTY,
        tone: 'incomplete',
        word: m.gate_word_unsaved(),
        reason: m.gate_reason_unsaved(),
        next: m.gate_next_unsaved(),
      };
  }
}

function decidedView(
  scan: DecidedScan,
  context: { rights: DeviceRights; now: Date; overriding?: boolean },
): VerdictView {
  const { ticket, verdict } = scan;
  return {
    tone: verdict === 'OK' ? 'ok' : verdict === 'DENIED' ? 'denied' : 'incomplete',
    word: wordOf(scan),
    name: ticket?.holderName || null,
    about: ticket ? [say(ticket.ticketTypeName), ticket.organisationName].filter(Boolean).join(' · ') : null,
    reason: reasonOf(scan, context),
    next: verdict === 'OK' ? null : namesUnknown(scan) ? m.gate_next_typed_offline() : nextStepText(scan.reason),
    overridable: verdict === 'DENIED' && context.rights === 'SUPERVISOR' && isOverridable(scan.reason as DenialReason),
  };
}

function wordOf({ verdict, direction }: DecidedScan): string {
  if (verdict === 'DENIED') return m.gate_word_denied();
  if (verdict === 'INCOMPLETE') return m.gate_word_incomplete();
  return direction === 'EXIT' ? m.gate_word_exit() : m.gate_word_ok();
}

/** An ordinary admission needs no reason: the fewer words, the faster the queue. */
function reasonOf(scan: DecidedScan, { now, overriding }: { now: Date; overriding?: boolean }): string | null {
  if (scan.verdict === 'OK' && overriding) return m.gate_admitted_on_override();
  if (scan.verdict === 'OK' && !scan.onList) return m.gate_not_on_list_yet();
  if (namesUnknown(scan)) return m.gate_reason_typed_offline();
  if (scan.reason === 'FIRST_ENTRY' || scan.reason === 'EXIT') return null;
  const use = scan.usedAt && scan.usedGate ? { time: timeOfUse(scan.usedAt, now), gate: scan.usedGate } : null;
  return verdictReasonText(scan.reason, use);
}

/** A typed code leads to names, which only the server has. */
function namesUnknown({ reason, candidates }: DecidedScan): boolean {
  return reason === 'IDENTITY_CHECK' && candidates.length === 0;
}

/** `08:12`, and the day where it was not today. */
function timeOfUse(instant: string, now: Date): string {
  const at = new Date(instant);
  const day = vietnamDayOf(at);
  return day === vietnamDayOf(now) ? vietnamTimeOf(at) : `${vietnamTimeOf(at)}, ${formatDate(day, getLocale())}`;
}
