import type { ManagedEventDetailsQuery } from '#generated/graphql.ts';

/** Texts of the form by the path of the input, so that a problem finds its field. */
export const EVENT_TEXTS = [
  'name.vi',
  'name.en',
  'summary.vi',
  'summary.en',
  'description.vi',
  'description.en',
  'venueName.vi',
  'venueName.en',
  'venueAddress',
  'communeCode',
  'contactEmail',
  'slug',
] as const;
export type EventText = (typeof EVENT_TEXTS)[number];

export const DAY_TEXTS = ['date', 'opensAt', 'closesAt', 'label.vi', 'label.en'] as const;
export type DayValues = Record<(typeof DAY_TEXTS)[number], string>;

/** An event as its form holds it. */
export interface EventValues {
  texts: Record<EventText, string>;
  days: DayValues[];
}

export const emptyDay = (): DayValues => ({
  date: '',
  opensAt: '08:00',
  closesAt: '17:00',
  'label.vi': '',
  'label.en': '',
});

/** The form of an event as it was saved. */
export function valuesOf(event: ManagedEventDetailsQuery['managedEvent']): EventValues {
  return {
    texts: {
      'name.vi': event.name.vi,
      'name.en': event.name.en,
      'summary.vi': event.summary.vi,
      'summary.en': event.summary.en,
      'description.vi': event.description.vi,
      'description.en': event.description.en,
      'venueName.vi': event.venueName.vi,
      'venueName.en': event.venueName.en,
      venueAddress: event.venueAddress,
      communeCode: event.communeCode ?? '',
      contactEmail: event.contactEmail,
      slug: event.slug,
    },
    days: event.days.map((day) => ({
      date: day.date,
      opensAt: day.opensAt,
      closesAt: day.closesAt,
      'label.vi': day.label.vi,
      'label.en': day.label.en,
    })),
  };
}

/** Reads the form as it was sent; a row of a day without a date was not meant. */
export function readEventForm(data: FormData): EventValues {
  const text = (name: string) => String(data.get(name) ?? '').replace(/\r\n/g, '\n');
  const texts = Object.fromEntries(EVENT_TEXTS.map((name) => [name, text(name)])) as EventValues['texts'];
  const days: DayValues[] = [];
  for (let i = 0; data.has(`days.${i}.date`); i++) {
    const day = Object.fromEntries(DAY_TEXTS.map((name) => [name, text(`days.${i}.${name}`)])) as DayValues;
    if (day.date) days.push(day);
  }
  return { texts, days };
}

/** The form as the API takes it. */
export function inputOf({ texts, days }: EventValues) {
  const both = (name: 'name' | 'summary' | 'description' | 'venueName') => ({
    vi: texts[`${name}.vi`].trim(),
    en: texts[`${name}.en`].trim(),
  });
  return {
    slug: texts.slug.trim(),
    name: both('name'),
    summary: both('summary'),
    description: both('description'),
    venueName: both('venueName'),
    venueAddress: texts.venueAddress.trim(),
    communeCode: texts.communeCode || null,
    contactEmail: texts.contactEmail.trim(),
    days: days.map((day) => ({
      date: day.date,
      opensAt: day.opensAt,
      closesAt: day.closesAt,
      label: { vi: day['label.vi'].trim(), en: day['label.en'].trim() },
    })),
  };
}
