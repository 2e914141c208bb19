import { EVENT_TEXTS, type EventText, type EventValues } from './event-values.ts';
import { type Merge, mergeFields } from '#lib/form/merge-fields.ts';

export type EventField = EventText | 'days';

const FIELDS: readonly EventField[] = [...EVENT_TEXTS, 'days'];

/** Days are compared as a whole, texts without the space around them. */
const told = (values: EventValues, field: EventField): string =>
  field === 'days' ? JSON.stringify(values.days) : values.texts[field].trim();

function take(values: EventValues, field: EventField, theirs: EventValues): void {
  if (field === 'days') values.days = structuredClone(theirs.days);
  else values.texts[field] = theirs.texts[field];
}

/** Brings two people's changes of one event together, as `mergeFields`. */
export function mergeValues(base: EventValues, mine: EventValues, theirs: EventValues): Merge<EventValues, EventField> {
  return mergeFields({ fields: FIELDS, told, take }, base, mine, theirs);
}
