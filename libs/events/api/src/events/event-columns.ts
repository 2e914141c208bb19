import type { EventInput } from '@pho-hien/events-core';
import { type LocalizedText, normaliseEmail, normaliseName } from '@pho-hien/kernel';

const inBoth = (text: LocalizedText, tidy: (one: string) => string): LocalizedText => ({
  vi: tidy(text.vi),
  en: tidy(text.en),
});
const tidyText = (text: string) => text.normalize('NFC').trim();

/** What an organiser said, as the columns of `events`. Meant for input without problems. */
export function eventColumns(input: EventInput) {
  return {
    slug: input.slug,
    name: inBoth(input.name, normaliseName),
    summary: inBoth(input.summary, tidyText),
    description: inBoth(input.description, tidyText),
    venue_name: inBoth(input.venueName, normaliseName),
    venue_address: tidyText(input.venueAddress),
    commune_code: input.communeCode ?? null,
    contact_email: normaliseEmail(input.contactEmail),
  };
}

/** One day, as the columns of `event_days` that may change. */
export function dayColumns({ opensAt, closesAt, label }: EventInput['days'][number]) {
  return { opens_at: opensAt, closes_at: closesAt, label: inBoth(label, tidyText) };
}
