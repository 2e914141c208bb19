import type { EventInput } from './event-input.ts';

/** What an event can lack before it may be published; the words are in `libs/messages`, under `missing_<code>`. */
export const MISSING_TO_PUBLISH = [
  'name_en',
  'summary_vi',
  'summary_en',
  'venue_name_vi',
  'venue_name_en',
  'venue_address',
  'contact_email',
  'days',
  'ticket_type',
] as const;

/** Something an event lacks before it may be published. */
export type MissingToPublish = (typeof MISSING_TO_PUBLISH)[number];

/** What publishing depends on. */
export interface PublishableEvent extends Pick<
  EventInput,
  'name' | 'summary' | 'venueName' | 'venueAddress' | 'contactEmail'
> {
  readonly days: readonly unknown[];
  readonly ticketTypes: readonly { readonly hidden: boolean }[];
}

/**
 * What is still missing before the event can be published, in the order of the form; nothing: it is
 * ready. Both languages are asked for, because the public page has both, and somebody must be able
 * to ask back and to register.
 */
export function missingToPublish(event: PublishableEvent): MissingToPublish[] {
  const missing: Record<MissingToPublish, boolean> = {
    name_en: isBlank(event.name.en),
    summary_vi: isBlank(event.summary.vi),
    summary_en: isBlank(event.summary.en),
    venue_name_vi: isBlank(event.venueName.vi),
    venue_name_en: isBlank(event.venueName.en),
    venue_address: isBlank(event.venueAddress),
    contact_email: isBlank(event.contactEmail),
    days: event.days.length === 0,
    ticket_type: event.ticketTypes.every(({ hidden }) => hidden),
  };
  return MISSING_TO_PUBLISH.filter((code) => missing[code]);
}

const isBlank = (text: string) => text.trim() === '';
