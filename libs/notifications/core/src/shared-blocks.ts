import { formatDay, vietnamDayOf, vietnamTimeOf, type Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { Block, Fact } from './content.ts';
import { unlinked } from './safe-text.ts';
import type { EventValues } from './values.ts';

/** `Xin chào Nguyễn Văn A,`; the name cannot become a link. */
export function greetingTo(name: string, locale: Locale): string {
  return m.mail_greeting({ name: unlinked(name) }, { locale });
}

/** Who and which ticket type, as rows; a `registrant` has no ticket, or none any more. */
export function personFacts(
  who: 'holder' | 'registrant',
  values: { holderName: string; ticketTypeName: string },
  locale: Locale,
): Fact[] {
  const label = who === 'holder' ? m.mail_fact_holder({}, { locale }) : m.mail_fact_registrant({}, { locale });
  return [
    { label, lines: [unlinked(values.holderName)] },
    { label: m.mail_fact_ticket_type({}, { locale }), lines: [values.ticketTypeName] },
  ];
}

/** Event, days and place, as rows. */
export function eventFacts(event: EventValues, locale: Locale): Fact[] {
  const days = event.days.map(({ date, opensAt, closesAt, label }) => {
    const hours = m.mail_day_hours({ day: formatDay(date, locale), opens: opensAt, closes: closesAt }, { locale });
    return label ? `${hours} · ${label}` : hours;
  });
  return [
    { label: m.mail_fact_event({}, { locale }), lines: [event.name] },
    { label: m.mail_fact_days({}, { locale }), lines: days },
    { label: m.mail_fact_venue({}, { locale }), lines: [event.venueName, event.venueAddress ?? ''].filter(Boolean) },
  ];
}

/** A button with its address below it for those whose mail program shows none. */
export function button(label: string, href: string, locale: Locale): Block {
  return { kind: 'button', label, href, fallback: m.mail_button_fallback({}, { locale }) };
}

/** Footer and answers of mails that speak for an event's organisers. */
export function fromOrganisers(event: EventValues, locale: Locale): { footer: string; replyTo: string } {
  return { footer: m.mail_footer_contact({ email: event.contactEmail }, { locale }), replyTo: event.contactEmail };
}

/** Footer of mails that nobody can answer. */
export function fromTheSystem(locale: Locale): { footer: string; replyTo: null } {
  return { footer: m.mail_footer_automatic({}, { locale }), replyTo: null };
}

/** An ISO instant as clock and calendar in Vietnam show it, for a sentence that says both. */
export function timeAndDay(instant: string, locale: Locale): { time: string; day: string } {
  const at = new Date(instant);
  return { time: vietnamTimeOf(at), day: formatDay(vietnamDayOf(at), locale) };
}
