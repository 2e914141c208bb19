import { m } from '@pho-hien/messages';

/** What the steward does next, by the reason of the verdict. */
const STEPS: Record<string, () => string> = {
  DEVICE_REVOKED: m.gate_next_device_revoked,
  LIST_CLOSED: m.gate_next_list_closed,
  NOT_A_TICKET: m.gate_next_not_a_ticket,
  WRONG_EVENT: m.gate_next_wrong_event,
  BAD_SIGNATURE: m.gate_next_bad_signature,
  UNKNOWN_TICKET: m.gate_next_unknown_ticket,
  REVOKED: m.gate_next_revoked,
  NOT_ON_LIST: m.gate_next_not_on_list,
  NOT_YET_VALID: m.gate_next_not_yet_valid,
  OUTSIDE_ENTRY_WINDOW: m.gate_next_outside_entry_window,
  ALREADY_USED: m.gate_next_already_used,
  NOT_INSIDE: m.gate_next_not_inside,
  ROOM_FULL: m.gate_next_room_full,
  IDENTITY_CHECK: m.gate_next_identity_check,
  QUESTIONS_REQUIRED: m.gate_next_questions_required,
};

/** What the steward does next; where there is nothing better, the help desk knows. */
export function nextStepText(reason: string): string {
  return (STEPS[reason] ?? m.gate_next_help_desk)();
}
