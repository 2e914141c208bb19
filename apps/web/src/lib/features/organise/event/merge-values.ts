import { EVENT_TEXTS, type EventText, type EventValues } from './event-values.ts';

export type EventField = EventText | 'days';

export interface Merge {
  readonly values: EventValues;
  /** What only the other person changed: taken over. */
  readonly taken: readonly EventField[];
  /** What both changed, and differently: ours stands until somebody decides. */
  readonly contested: readonly EventField[];
}

const FIELDS: readonly EventField[] = [...EVENT_TEXTS, 'days'];

/** A field as it is compared: days as a whole, texts without the space around them. */
const told = (values: EventValues, field: EventField): string =>
  field === 'days' ? JSON.stringify(values.days) : values.texts[field].trim();

/**
 * Brings what two people typed over the same version together.
 * @param base the version that both began with
 * @param mine what is in the form
 * @param theirs what was saved meanwhile
 */
export function mergeValues(base: EventValues, mine: EventValues, theirs: EventValues): Merge {
  const values = structuredClone(mine);
  const taken: EventField[] = [];
  const contested: EventField[] = [];
  for (const field of FIELDS) {
    const [was, ours, others] = [told(base, field), told(mine, field), told(theirs, field)];
    if (others === ours || others === was) continue;
    if (ours !== was) {
      contested.push(field);
      continue;
    }
    taken.push(field);
    if (field === 'days') values.days = structuredClone(theirs.days);
    else values.texts[field] = theirs.texts[field];
  }
  return { values, taken, contested };
}
