import { type Merge, mergeFields } from '#lib/form/merge-fields.ts';
import { newTicketType, type TicketTypeValues } from './ticket-type-values.ts';

export type TicketTypeField = keyof TicketTypeValues;

const FIELDS = Object.keys(newTicketType()) as TicketTypeField[];

/** In which order days were ticked does not matter, nor does the space around a text. */
const told = (values: TicketTypeValues, field: TicketTypeField): string =>
  field === 'validDayIds' ? [...values.validDayIds].sort().join() : String(values[field]).trim();

const take = (values: TicketTypeValues, field: TicketTypeField, theirs: TicketTypeValues) =>
  Object.assign(values, { [field]: structuredClone(theirs[field]) });

/** Brings two people's changes of one ticket type together, as `mergeFields`. */
export function mergeTicketType(
  base: TicketTypeValues,
  mine: TicketTypeValues,
  theirs: TicketTypeValues,
): Merge<TicketTypeValues, TicketTypeField> {
  return mergeFields({ fields: FIELDS, told, take }, base, mine, theirs);
}

/** Values that no form holds: against them every difference shows. */
export const noTicketType = (): TicketTypeValues => ({
  ...(Object.fromEntries(FIELDS.map((field) => [field, '\0'])) as unknown as TicketTypeValues),
  validDayIds: ['\0'],
});
