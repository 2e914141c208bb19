import type { Availability } from '#generated/graphql.ts';

interface Offered {
  availability: Availability;
  waitlistOpen: boolean;
}

/** Whether one can stand in line for a ticket type, and only that. */
export const isForTheLine = ({ availability, waitlistOpen }: Offered): boolean =>
  availability === 'SOLD_OUT' && waitlistOpen;

/** Whether a form can be sent for a ticket type. */
export const canBeChosen = (type: Offered): boolean => type.availability === 'OPEN' || isForTheLine(type);
