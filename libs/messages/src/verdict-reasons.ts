import { m } from './paraglide/messages.js';

type Words = (inputs?: Record<string, never>, options?: { locale?: 'vi' | 'en' }) => string;

/** The words for every reason of a verdict; written out, so that a page carries no others. */
const texts: Record<string, Words> = {
  DEVICE_REVOKED: m.gate_reason_device_revoked,
  LIST_CLOSED: m.gate_reason_list_closed,
  NOT_A_TICKET: m.gate_reason_not_a_ticket,
  WRONG_EVENT: m.gate_reason_wrong_event,
  BAD_SIGNATURE: m.gate_reason_bad_signature,
  UNKNOWN_TICKET: m.gate_reason_unknown_ticket,
  CANCELLED: m.gate_reason_cancelled,
  REVOKED: m.gate_reason_revoked,
  BLOCKED: m.gate_reason_blocked,
  NOT_ON_LIST: m.gate_reason_not_on_list,
  NOT_YET_VALID: m.gate_reason_not_yet_valid,
  EXPIRED: m.gate_reason_expired,
  OUTSIDE_ENTRY_WINDOW: m.gate_reason_outside_entry_window,
  ALREADY_USED: m.gate_reason_already_used,
  NOT_INSIDE: m.gate_reason_not_inside,
  ROOM_FULL: m.gate_reason_room_full,
  IDENTITY_CHECK: m.gate_reason_identity_check,
  QUESTIONS_REQUIRED: m.gate_reason_questions_required,
  FIRST_ENTRY: m.gate_reason_first_entry,
  REENTRY: m.gate_reason_reentry,
  EXIT: m.gate_reason_exit,
};

/**
 * What a verdict's reason says to a steward.
 * @param use with `ALREADY_USED`: when, as written for people, and at which gate
 * @throws RangeError when there is no such reason
 */
export function verdictReasonText(
  reason: string,
  use?: { time: string; gate: string } | null,
  locale?: 'vi' | 'en',
): string {
  const options = locale ? { locale } : {};
  if (reason === 'ALREADY_USED' && use) return m.gate_reason_already_used_at(use, options);
  const words = texts[reason];
  if (!words) throw new RangeError(`no words for the reason ${reason}`);
  return words({}, options);
}
