/** How the fields of a form are named and shown to somebody whose changes meet another's. */
export interface ConflictWords<Values, Field> {
  readonly title: () => string;
  readonly nameOf: (field: Field) => string;
  /** What stands in the field; empty where nothing does. */
  readonly textOf: (values: Values, field: Field) => string;
}
