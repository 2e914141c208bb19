import { type FieldProblem, isId, isVietnamDay, problemIn, type VietnamDay } from '@pho-hien/kernel';
import { type ChosenRows, chosenRowsProblems } from './chosen-rows.ts';
import { LIVE_REGISTRATION_STATUSES, type RegistrationStatus } from './registration-lifecycle.ts';

/** Whether somebody came through a gate on a day, or did not. */
export interface ArrivalFilter {
  readonly day: VietnamDay;
  readonly arrived: boolean;
}

/** To whom of an event's people an announcement goes; empty lists mean all. */
export interface AnnouncementAudience {
  readonly ticketTypeIds: readonly string[];
  readonly statuses: readonly RegistrationStatus[];
  readonly arrival: ArrivalFilter | null;
  /** Only those behind these rows of a table; absent in what was sent before there was such a choice. */
  readonly chosen?: ChosenRows | null;
}

/** What is wrong with an audience. Who was turned down or cancelled is not written to any more. */
export function audienceProblems({ ticketTypeIds, statuses, arrival, chosen }: AnnouncementAudience): FieldProblem[] {
  return [
    ...ticketTypeIds.flatMap((id, i) => problemIn(`audience.ticketTypeIds.${i}`, isId(id) ? null : 'not_an_id')),
    ...statuses.flatMap((status, i) =>
      problemIn(
        `audience.statuses.${i}`,
        (LIVE_REGISTRATION_STATUSES as readonly string[]).includes(status) ? null : 'not_allowed',
      ),
    ),
    ...problemIn('audience.arrival.day', arrival === null || isVietnamDay(arrival.day) ? null : 'not_a_day'),
    ...(chosen ? chosenRowsProblems(chosen, 'audience.chosen') : []),
  ];
}
