import { instantOf } from '@pho-hien/kernel';
import type { JoinEventSessionMutation, WalletSessionsQuery } from '#generated/graphql.ts';
import { m } from '@pho-hien/messages';
import { count, say } from '#lib/shell/written.ts';
import { hours } from './session-words.ts';

type Wallet = NonNullable<WalletSessionsQuery['wallet']>;

const closed: Record<
  Extract<JoinEventSessionMutation['joinEventSession'], { __typename: 'SignUpClosed' }>['reason'],
  () => string
> = {
  NO_TICKET: m.programme_closed_no_ticket,
  OPEN_SEATING: m.programme_closed_open_seating,
  CANCELLED: m.programme_closed_cancelled,
  STARTED: m.programme_closed_started,
  OTHER_DAY: m.programme_closed_other_day,
};

/** Why somebody did not get a place, in words; null: they did. */
export function refusalText(answer: JoinEventSessionMutation['joinEventSession']): string | null {
  if (answer.__typename === 'SessionFull') return m.programme_refused_full({ places: count(answer.places) });
  if (answer.__typename === 'SignUpClosed') return closed[answer.reason]();
  if (answer.__typename !== 'SessionsOverlap') return null;
  return m.programme_refused_overlap({ session: say(answer.title), hours: hours(answer) });
}

/** One's own sessions, and those one can still sign up for, by time. */
export function sortSessions({ event, signedUpSessions, ticketType }: Wallet, now: Date) {
  const mine = new Set(signedUpSessions.map(({ id }) => id));
  const days = event.days.filter(
    ({ id }) => ticketType.validDayIds.length === 0 || ticketType.validDayIds.includes(id),
  );
  const dates = new Set(days.map(({ date }) => date));
  return {
    mine: event.sessions.filter(({ id }) => mine.has(id)),
    open: event.sessions.filter(
      ({ id, places, status, date, startsAt }) =>
        !mine.has(id) && places !== null && status === 'PLANNED' && dates.has(date) && now < instantOf(date, startsAt),
    ),
  };
}
