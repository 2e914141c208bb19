import { type Countdown, type OpeningStep, type WaitingKind } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';
import { count } from '#lib/shell/written.ts';

/** A thing that waits in words, and the page of the desk where it is done. */
export interface WaitingWords {
  text: (count: string) => string;
  page: string;
}

const waiting: Record<WaitingKind, WaitingWords> = {
  CONFLICTS: { text: (count) => m.desk_waits_conflicts({ count }), page: 'gates/conflicts' },
  QUARANTINE: { text: (count) => m.desk_waits_quarantine({ count }), page: 'gates/conflicts' },
  APPROVALS: {
    text: (count) => m.desk_waits_approvals({ count }),
    page: 'registrations?status=AWAITING_APPROVAL',
  },
  LOST_MAILS: { text: (count) => m.desk_waits_lost_mails({ count }), page: 'messages/sent?lost=1' },
  UNTOLD_CHANGES: { text: (count) => m.desk_waits_untold({ count }), page: 'programme' },
  PROGRAMME_WARNINGS: { text: (count) => m.desk_waits_programme({ count }), page: 'programme' },
  CLOSING_SOON: { text: (count) => m.desk_waits_closing({ count }), page: 'edit' },
  CONSENTS: { text: (count) => m.desk_waits_consents({ count }), page: 'registrations?status=AWAITING_CONSENT' },
  OFFERS: { text: (count) => m.desk_waits_offers({ count }), page: 'waitlist' },
};
export const waitingWords = (kind: WaitingKind): WaitingWords => waiting[kind];

const steps: Record<OpeningStep, { name: () => string; page: string }> = {
  PUBLISHED: { name: m.desk_step_published, page: 'edit' },
  PROGRAMME: { name: m.desk_step_programme, page: 'programme' },
  CHECK_IN_LISTS: { name: m.desk_step_lists, page: 'gates' },
  GATES: { name: m.desk_step_gates, page: 'gates' },
  DEVICES: { name: m.desk_step_devices, page: 'gates' },
  STAFF: { name: m.desk_step_staff, page: 'staff' },
  REMINDERS: { name: m.desk_step_reminders, page: 'waitlist' },
  APPROVALS_DONE: { name: m.desk_step_approvals, page: 'registrations?status=AWAITING_APPROVAL' },
};
export const openingStep = (step: OpeningStep) => steps[step];

/** How far the event is, in a few words. */
export function countdownText(countdown: Countdown): string {
  switch (countdown.phase) {
    case 'NO_DAYS':
      return m.desk_countdown_no_days();
    case 'BEFORE':
      return countdown.nights === 1
        ? m.desk_countdown_tomorrow()
        : m.desk_countdown_days({ count: count(countdown.nights) });
    case 'DAY':
      return countdown.of === 1
        ? m.desk_countdown_today()
        : m.desk_countdown_day({ day: countdown.day, of: countdown.of });
    case 'PAUSE':
      return countdown.nights === 1
        ? m.desk_countdown_again_tomorrow()
        : m.desk_countdown_again({ count: count(countdown.nights) });
    case 'OVER':
      return m.desk_countdown_over();
  }
}
