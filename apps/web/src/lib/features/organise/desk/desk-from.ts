import { countdownTo, openingChecklist, registrationCurve, whatWaits } from '@pho-hien/events-core';
import { vietnamDayOf } from '@pho-hien/kernel';
import type { EventOverviewQuery, RegistrationStatus } from '#generated/graphql.ts';

/** What the desk shows of an event, from what the viewer may see of it. */
export function deskFrom(overview: EventOverviewQuery, now: Date, published: boolean) {
  const { managedEvent: event, registrationTotals: totals } = overview;
  const of = (status: RegistrationStatus) => totals?.find((row) => row.status === status);
  const lastDay = event.days.at(-1)?.date;
  const today = vietnamDayOf(now);
  return {
    countdown: countdownTo(event.days, now),
    waits: whatWaits(
      {
        approvals: of('AWAITING_APPROVAL')?.total ?? 0,
        oldestApproval: instant(of('AWAITING_APPROVAL')?.oldestSubmittedAt),
        lostMails: overview.lostMails ?? 0,
        untoldPeople: overview.programmeNotice?.people ?? 0,
        programmeWarnings: overview.programmeWarnings.length,
        closings: event.ticketTypes.flatMap(({ closesAt, hidden }) =>
          closesAt && !hidden ? [new Date(closesAt)] : [],
        ),
        consents: of('AWAITING_CONSENT')?.total ?? 0,
        offers: of('OFFERED')?.total ?? 0,
        conflicts: overview.conflicts?.totalCount ?? 0,
        quarantine: overview.quarantinedFacts?.length ?? 0,
      },
      now,
    ),
    totals: totals && new Map(totals.map(({ status, total }) => [status, total])),
    curve:
      overview.registrationDays &&
      registrationCurve(overview.registrationDays, lastDay && lastDay < today ? lastDay : today),
    opening: openingChecklist({
      published,
      sessions: event.sessions.length,
      checkInLists: overview.checkInLists?.filter(({ closed }) => !closed).length ?? null,
      gates: overview.gates?.length ?? null,
      gatesWithoutDevice:
        overview.gates?.filter(({ devices }) => devices.every(({ revokedAt }) => revokedAt)).length ?? null,
      staff: overview.staff ? overview.staff.filter(({ role }) => role !== 'ADMINISTRATOR').length : null,
      reminders: event.reminders,
      approvals: totals ? (of('AWAITING_APPROVAL')?.total ?? 0) : null,
    }),
  };
}

const instant = (at: string | undefined) => (at ? new Date(at) : null);
