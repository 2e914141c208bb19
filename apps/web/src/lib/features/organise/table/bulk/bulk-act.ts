import type { Permission } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { IconName } from '@pho-hien/ui';

/** Something that is done to several rows of a table at once, each answered for itself. */
export interface BulkAct {
  /** The page's form action. */
  readonly action: 'approveMany' | 'rejectMany' | 'cancelMany' | 'resendMany' | 'revokeMany';
  readonly needs: Permission;
  readonly label: (inputs: { count: string }) => string;
  readonly done: (inputs: { count: string }) => string;
  readonly icon?: IconName;
  /** The states of the rows for which it makes sense. */
  readonly states: readonly string[];
  /** What is asked before: why, which everybody concerned reads. */
  readonly asks?: { readonly title: (inputs: { count: string }) => string; readonly text: () => string };
}

/** What is done to several registrations; the last stands first in the eye. */
export const registrationActs: readonly BulkAct[] = [
  {
    action: 'cancelMany',
    needs: 'registration.decide',
    label: m.bulk_cancel,
    done: m.bulk_cancelled,
    states: ['CONFIRMED', 'WAITLISTED', 'OFFERED'],
    asks: { title: m.bulk_cancel_question, text: m.bulk_cancel_text },
  },
  {
    action: 'rejectMany',
    needs: 'registration.decide',
    label: m.bulk_reject,
    done: m.bulk_rejected,
    states: ['AWAITING_APPROVAL'],
    asks: { title: m.bulk_reject_question, text: m.bulk_reject_text },
  },
  {
    action: 'approveMany',
    needs: 'registration.decide',
    label: m.bulk_approve,
    done: m.bulk_approved,
    icon: 'check',
    states: ['AWAITING_APPROVAL'],
  },
];

/** What is done to several tickets. */
export const ticketActs: readonly BulkAct[] = [
  {
    action: 'revokeMany',
    needs: 'ticket.manage',
    label: m.bulk_revoke,
    done: m.bulk_revoked,
    states: ['VALID'],
    asks: { title: m.bulk_revoke_question, text: m.bulk_revoke_text },
  },
  {
    action: 'resendMany',
    needs: 'ticket.manage',
    label: m.bulk_resend,
    done: m.bulk_resent,
    icon: 'mail',
    states: ['VALID'],
  },
];

/** Why something was not done to one of several. */
export const LEFT_REASONS = ['soldOut', 'decided', 'ended', 'notValid', 'tooOften'] as const;
/** Why something was not done to one of several. */
export type LeftReason = (typeof LEFT_REASONS)[number];

/** One of several to which it was not done, and why. */
export interface Left {
  readonly id: string;
  readonly why: LeftReason;
}

const reasons: Record<LeftReason, () => string> = {
  soldOut: m.bulk_left_sold_out,
  decided: m.bulk_left_decided,
  ended: m.bulk_left_ended,
  notValid: m.bulk_left_not_valid,
  tooOften: m.bulk_left_too_often,
};

/** Why it was not done, in words. */
export const leftText = (why: LeftReason): string => reasons[why]();
