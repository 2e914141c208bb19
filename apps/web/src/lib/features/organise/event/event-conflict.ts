import { m } from '@pho-hien/messages';
import { shortDay } from '#lib/shell/written.ts';
import type { ConflictWords } from '#lib/form/conflict-words.ts';
import type { EventValues } from './event-values.ts';
import type { EventField } from './merge-values.ts';

const names: Record<EventField, () => string> = {
  'name.vi': m.organise_name_vi,
  'name.en': m.organise_name_en,
  'summary.vi': m.organise_summary_vi,
  'summary.en': m.organise_summary_en,
  'description.vi': m.organise_description_vi,
  'description.en': m.organise_description_en,
  'venueName.vi': m.organise_venue_vi,
  'venueName.en': m.organise_venue_en,
  venueAddress: m.organise_address,
  communeCode: m.organise_commune,
  contactEmail: m.organise_contact,
  slug: m.organise_slug,
  days: m.organise_section_days,
};

/** What two editors of an event are told of its fields. */
export const eventConflictWords: ConflictWords<EventValues, EventField> = {
  title: m.organise_conflict_title,
  nameOf: (field) => names[field](),
  textOf: (values, field) =>
    field === 'days'
      ? values.days.map((day) => `${shortDay(day.date)} ${day.opensAt}–${day.closesAt}`).join('; ')
      : values.texts[field],
};
