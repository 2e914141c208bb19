import { type Merge, mergeFields } from './merge-fields.ts';

/** A record as its form holds it: each field a text, or a list of them. */
export type FormValues = Record<string, string | string[]>;

const told = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join('\n') : (value ?? '').trim());

/**
 * Brings two people's changes of one record together, field by field.
 * @param beside lists that run beside each other, a place a thing: they are compared and taken over as one, under the
 *   name of the first; a place that is empty in each of them is nothing
 */
export function mergeRecord<Values extends FormValues>(
  base: Values,
  mine: Values,
  theirs: Values,
  beside: readonly (keyof Values & string)[] = [],
): Merge<Values, keyof Values & string> {
  const [first, ...others] = beside;
  const together = (field: keyof Values & string) => (field === first ? beside : [field]);
  return mergeFields<Values, keyof Values & string>(
    {
      fields: Object.keys(mine).filter((field) => !others.includes(field)),
      told: (values, field) => (field === first ? things(values, beside) : told(values[field])),
      take: (values, field, from) => {
        for (const one of together(field)) values[one] = structuredClone(from[one]);
      },
    },
    base,
    mine,
    theirs,
  );
}

/** What stands at each place of lists that run beside each other. */
function things<Values extends FormValues>(values: Values, beside: readonly (keyof Values & string)[]): string {
  const lists = beside.map((field) => [values[field] ?? []].flat());
  const places = Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, at) =>
    lists.map((list) => list[at]?.trim() ?? ''),
  );
  return JSON.stringify(places.filter((place) => place.some(Boolean)));
}
