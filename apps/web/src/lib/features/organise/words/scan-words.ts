import { m } from '@pho-hien/messages';
import type { Direction, Verdict, VerdictReason } from '#generated/graphql.ts';

const reasons: Partial<Record<VerdictReason, () => string>> = {
  DEVICE_REVOKED: m.organise_scan_device_revoked,
  LIST_CLOSED: m.organise_scan_list_closed,
  NOT_A_TICKET: m.organise_scan_not_a_ticket,
  WRONG_EVENT: m.organise_scan_wrong_event,
  BAD_SIGNATURE: m.organise_scan_bad_signature,
  UNKNOWN_TICKET: m.organise_scan_unknown_ticket,
  CANCELLED: m.organise_scan_cancelled,
  REVOKED: m.organise_scan_revoked,
  BLOCKED: m.organise_scan_blocked,
  NOT_ON_LIST: m.organise_scan_not_on_list,
  NOT_YET_VALID: m.organise_scan_not_yet_valid,
  EXPIRED: m.organise_scan_expired,
  OUTSIDE_ENTRY_WINDOW: m.organise_scan_outside_window,
  ALREADY_USED: m.organise_scan_already_used,
  NOT_INSIDE: m.organise_scan_not_inside,
  ROOM_FULL: m.organise_scan_room_full,
  IDENTITY_CHECK: m.organise_scan_identity_check,
  QUESTIONS_REQUIRED: m.organise_scan_questions,
  REENTRY: m.organise_scan_reentry,
};

/** What happened at the gate, in two or three words. */
export function verdictText({
  verdict,
  reason,
  direction,
}: {
  verdict: Verdict;
  reason: VerdictReason;
  direction: Direction;
}): string {
  if (verdict === 'OK')
    return direction === 'EXIT'
      ? m.organise_scan_exit()
      : reason === 'REENTRY'
        ? m.organise_scan_reentry()
        : m.organise_scan_entry();
  return (reasons[reason] ?? (verdict === 'DENIED' ? m.organise_scan_denied : m.organise_scan_incomplete))();
}
