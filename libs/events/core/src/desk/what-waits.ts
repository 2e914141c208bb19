/** What can wait for an organiser, in the order in which it is done when nothing is pressing. */
export const WAITING_KINDS = [
  'CONFLICTS',
  'QUARANTINE',
  'APPROVALS',
  'LOST_MAILS',
  'UNTOLD_CHANGES',
  'PROGRAMME_WARNINGS',
  'CLOSING_SOON',
  'CONSENTS',
  'OFFERS',
] as const;

/** What can wait for an organiser. */
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** How much of each kind there is. A viewer who may not see a kind has none of it. */
export interface DeskFacts {
  /** Tickets that two gates let in, with nobody having found out why. */
  readonly conflicts: number;
  /** Scans that were kept apart, and wait for a decision. */
  readonly quarantine: number;
  /** Registrations to decide about, and when the oldest of them was sent. */
  readonly approvals: number;
  readonly oldestApproval: Date | null;
  /** Mails that did not arrive, with nothing written since about the same. */
  readonly lostMails: number;
  /** People who have not been told of a change of the programme. */
  readonly untoldPeople: number;
  /** What the programme’s own check found, such as a speaker in two places. */
  readonly programmeWarnings: number;
  /** Instants at which registration for a ticket type closes. */
  readonly closings: readonly Date[];
  /** Registrations that somebody outside has to agree to: a member, a guardian. */
  readonly consents: number;
  /** Places offered to the waitlist and not taken yet. */
  readonly offers: number;
}

/** One thing that waits. */
export interface WaitingItem {
  readonly kind: WaitingKind;
  readonly count: number;
  /** Whether it hurts somebody when it waits longer. */
  readonly pressing: boolean;
  /** Since when (approvals), or until when (closings). */
  readonly at: Date | null;
}

const HOUR = 3_600_000;
/** Who registered is answered within two days; a last chance to register is announced a week ahead. */
const APPROVAL_HOURS = 48;
const CLOSING_HOURS = 7 * 24;

/** What waits, pressing things first; nothing: the desk is clear. */
export function whatWaits(facts: DeskFacts, now: Date): WaitingItem[] {
  const within = facts.closings.filter(
    (at) => at.getTime() > now.getTime() && at.getTime() - now.getTime() <= CLOSING_HOURS * HOUR,
  );
  const soonest = within.length === 0 ? null : new Date(Math.min(...within.map((at) => at.getTime())));
  const late = facts.oldestApproval !== null && now.getTime() - facts.oldestApproval.getTime() > APPROVAL_HOURS * HOUR;
  const items: Record<WaitingKind, Omit<WaitingItem, 'kind'>> = {
    CONFLICTS: { count: facts.conflicts, pressing: true, at: null },
    QUARANTINE: { count: facts.quarantine, pressing: true, at: null },
    APPROVALS: { count: facts.approvals, pressing: late, at: facts.oldestApproval },
    LOST_MAILS: { count: facts.lostMails, pressing: true, at: null },
    UNTOLD_CHANGES: { count: facts.untoldPeople, pressing: true, at: null },
    PROGRAMME_WARNINGS: { count: facts.programmeWarnings, pressing: false, at: null },
    CLOSING_SOON: { count: within.length, pressing: false, at: soonest },
    CONSENTS: { count: facts.consents, pressing: false, at: null },
    OFFERS: { count: facts.offers, pressing: false, at: null },
  };
  return WAITING_KINDS.map((kind) => ({ kind, ...items[kind] }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(b.pressing) - Number(a.pressing));
}
