import { type FieldProblem, type LocalizedText, LOCALES, nameProblem, problemIn, textProblem } from '@pho-hien/kernel';

/** Whom a ticket type is for. */
export const AUDIENCES = ['VISITOR', 'EXHIBITOR', 'CONTESTANT', 'SPEAKER', 'PRESS', 'VIP', 'DELEGATE'] as const;

/** Whom a ticket type is for. */
export type Audience = (typeof AUDIENCES)[number];

/** How a registration is confirmed. */
export const APPROVAL_MODES = ['AUTOMATIC', 'BY_APPROVAL'] as const;

/** How a registration is confirmed. */
export type ApprovalMode = (typeof APPROVAL_MODES)[number];

/** More places than the whole province could fill are a slip of the finger. */
export const MOST_PLACES = 1_000_000;

/** The most characters of a ticket type's description. */
export const TICKET_TYPE_DESCRIPTION_LENGTH = 1_000;

/** What an organiser says of a ticket type. */
export interface TicketTypeInput {
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly audience: Audience;
  readonly approval: ApprovalMode;
  /** `null`: no limit. */
  readonly places: number | null;
  /** Registration opens at this instant; `null`: with the event's publication. */
  readonly opensAt: Date | null;
  /** Registration closes at this instant, not included; `null`: with the end of the event. */
  readonly closesAt: Date | null;
  /** The ids of the event's days on which the ticket is good; none: every day. */
  readonly validDayIds: readonly string[];
  /** Offered by invitation only. */
  readonly hidden: boolean;
}

/**
 * What is wrong with a ticket type.
 *
 * @param eventDayIds the ids of the days of its event
 */
export function ticketTypeProblems(input: TicketTypeInput, eventDayIds: readonly string[]): FieldProblem[] {
  const { opensAt, closesAt, places, validDayIds } = input;
  return [
    ...LOCALES.flatMap((locale) => problemIn(`name.${locale}`, nameProblem(input.name[locale]))),
    ...LOCALES.flatMap((locale) =>
      problemIn(`description.${locale}`, textProblem(input.description[locale], TICKET_TYPE_DESCRIPTION_LENGTH)),
    ),
    ...problemIn('audience', AUDIENCES.includes(input.audience) ? null : 'unknown_value'),
    ...problemIn('approval', APPROVAL_MODES.includes(input.approval) ? null : 'unknown_value'),
    ...problemIn('places', places !== null && !Number.isInteger(places) ? 'not_a_number' : null),
    ...problemIn('places', places !== null && places < 1 ? 'too_small' : null),
    ...problemIn('places', places !== null && places > MOST_PLACES ? 'too_large' : null),
    ...problemIn('closesAt', opensAt && closesAt && closesAt <= opensAt ? 'ends_before_start' : null),
    ...problemIn('validDayIds', validDayIds.some((id) => !eventDayIds.includes(id)) ? 'outside_event' : null),
    ...problemIn('validDayIds', new Set(validDayIds).size < validDayIds.length ? 'duplicate' : null),
  ];
}
