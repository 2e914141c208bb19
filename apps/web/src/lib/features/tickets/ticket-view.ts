import type { IconName } from '@pho-hien/ui';
import { m } from '@pho-hien/messages';
import type { WalletPageQuery } from '#generated/graphql.ts';
import { count, moment } from '#lib/shell/written.ts';

export type Wallet = NonNullable<WalletPageQuery['wallet']>;

/** What stands in place of a ticket that cannot be shown (yet, or any more). */
export interface StatusView {
  icon: IconName;
  tone: 'waiting' | 'ended';
  title: string;
  text: string;
  reason: string | null;
  /** Registering once more makes sense. */
  again: boolean;
}

/** Which guardian is waited for, as a sentence names them; null where none is. */
export function guardianAsked({ guardian }: Wallet): { guardian: string; email: string; time: string } | null {
  if (guardian?.consent !== 'GUARDIAN_ASKED' || !guardian.answerBy) return null;
  const { guardianName, guardianEmailHint, answerBy } = guardian;
  return {
    guardian: guardianName ?? '',
    email: (guardianEmailHint ?? '').replace('…@', '…\u2060@'),
    time: moment(answerBy),
  };
}

/** The state of a wallet as a page says it; null when there is a valid ticket to show. */
export function statusView(wallet: Wallet): StatusView | null {
  const { status, ticket, email, decisionReason, waitlist } = wallet;
  const asked = guardianAsked(wallet);
  if (status === 'AWAITING_APPROVAL')
    return {
      icon: 'clock',
      tone: 'waiting',
      title: m.tickets_waiting_title(),
      text: m.tickets_waiting_text({ email }),
      reason: null,
      again: false,
    };
  if (status === 'AWAITING_CONSENT')
    return {
      icon: 'clock',
      tone: 'waiting',
      title: m.tickets_guardian_title(),
      text: asked ? m.tickets_guardian_text(asked) : '',
      reason: null,
      again: false,
    };
  if (status === 'WAITLISTED')
    return {
      icon: 'clock',
      tone: 'waiting',
      title: m.tickets_waitlisted_title(),
      text: [
        m.tickets_waitlist_position({ position: count(waitlist?.position ?? 1), email }),
        ...(asked ? [m.tickets_guardian_in_line(asked)] : []),
      ].join(' '),
      reason: null,
      again: false,
    };
  if (status === 'OFFERED')
    return {
      icon: 'ticket',
      tone: 'waiting',
      title: m.tickets_offered_title(),
      text: m.tickets_offered_text({ time: moment(waitlist!.offerExpiresAt!) }),
      reason: null,
      again: false,
    };
  if (status === 'TRANSFERRED')
    return {
      icon: 'info',
      tone: 'ended',
      title: m.tickets_transferred_title(),
      text: m.tickets_transferred_text(),
      reason: null,
      again: false,
    };
  if (status === 'REJECTED')
    return {
      icon: 'info',
      tone: 'ended',
      title: m.tickets_rejected_title(),
      text: m.tickets_rejected_text(),
      reason: decisionReason,
      again: false,
    };
  if (waitlist?.lapsed)
    return {
      icon: 'clock',
      tone: 'ended',
      title: m.tickets_lapsed_title(),
      text: m.tickets_lapsed_text({ time: moment(waitlist.offerExpiresAt!) }),
      reason: null,
      again: true,
    };
  if (status === 'CANCELLED' || ticket?.status === 'CANCELLED')
    return {
      icon: 'info',
      tone: 'ended',
      title: m.tickets_cancelled_title(),
      text: m.tickets_cancelled_text(),
      reason: decisionReason,
      again: true,
    };
  if (ticket?.status === 'REVOKED')
    return {
      icon: 'alert',
      tone: 'ended',
      title: m.tickets_revoked_title(),
      text: m.tickets_revoked_text(),
      reason: ticket.revokedReason,
      again: false,
    };
  if (ticket?.status === 'REPLACED')
    return {
      icon: 'info',
      tone: 'waiting',
      title: m.tickets_replaced_title(),
      text: m.tickets_replaced_text({ email }),
      reason: null,
      again: false,
    };
  return null;
}
