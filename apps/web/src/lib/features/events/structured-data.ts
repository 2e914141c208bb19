import { instantOf, textIn, type Locale } from '@pho-hien/kernel';
import type { EventPageQuery } from '#generated/graphql.ts';

type Event = NonNullable<EventPageQuery['event']>;

/** The event as schema.org describes one, for search engines. */
export function structuredData(event: Event, address: string, locale: Locale): Record<string, unknown> {
  const first = event.days[0];
  const last = event.days.at(-1);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: textIn(event.name, locale),
    description: textIn(event.summary, locale),
    url: address,
    startDate: first ? instantOf(first.date, first.opensAt).toISOString() : event.startsOn,
    endDate: last ? instantOf(last.date, last.closesAt).toISOString() : event.endsOn,
    eventStatus: `https://schema.org/${event.status === 'CANCELLED' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: textIn(event.venueName, locale), address: event.venueAddress },
  };
}

/**
 * JSON that may stand inside a `<script>` element: no title, however written, can end the element,
 * open a comment or break a line of script.
 */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
