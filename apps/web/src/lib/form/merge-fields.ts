/** What two people's changes over the same version come to. */
export interface Merge<Values, Field> {
  readonly values: Values;
  /** What only the other person changed: taken over. */
  readonly taken: readonly Field[];
  /** What both changed, and differently: ours stands until somebody decides. */
  readonly contested: readonly Field[];
}

/** How the values of a form are compared and taken over, field by field. */
export interface FieldRules<Values, Field> {
  readonly fields: readonly Field[];
  /** A field as it is compared, as text. */
  readonly told: (values: Values, field: Field) => string;
  /** Puts a field of `theirs` into `values`. */
  readonly take: (values: Values, field: Field, theirs: Values) => void;
}

/**
 * Brings what two people typed over the same version together.
 * @param base the version that both began with
 * @param mine what is in the form
 * @param theirs what was saved meanwhile
 */
export function mergeFields<Values, Field>(
  { fields, told, take }: FieldRules<Values, Field>,
  base: Values,
  mine: Values,
  theirs: Values,
): Merge<Values, Field> {
  const values = structuredClone(mine);
  const taken: Field[] = [];
  const contested: Field[] = [];
  for (const field of fields) {
    const [was, ours, others] = [told(base, field), told(mine, field), told(theirs, field)];
    if (others === ours || others === was) continue;
    if (ours !== was) {
      contested.push(field);
      continue;
    }
    taken.push(field);
    take(values, field, theirs);
  }
  return { values, taken, contested };
}
