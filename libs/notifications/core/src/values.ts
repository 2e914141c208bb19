import { parseEmail, textProblem } from '@pho-hien/kernel';
import { z } from 'zod';

const tidy = (text: string) => text.normalize('NFC').trim();

/** One line of text for people, at most `max` characters; refuses line breaks and invisible characters. */
export const line = (max: number) =>
  z
    .string()
    .transform(tidy)
    .refine((text) => textProblem(text, max, true) === null && !/[\t\n\r]/.test(text), 'not one plain line');

/** Several lines written by staff, such as a reason; refuses invisible characters other than line breaks. */
export const paragraph = z
  .string()
  .transform((text) => tidy(text.replace(/\r\n?/g, '\n')))
  .refine((text) => textProblem(text, 5000, true) === null, 'not plain text');

/** A person's name as it stands on the ticket. */
export const personName = line(200);

/** Ticket code for people, as printed: letters, digits and dashes. */
export const ticketCode = z.string().regex(/^[0-9A-Z][0-9A-Z*~$=-]{3,19}$/);

/** An address in our pages; only http and https open in a browser. */
export const link = z.url({ protocol: /^https?$/ }).max(2000);

/** Address of one mailbox, without display name. The kernel's rule leaves no room for a line break. */
export const mailAddress = z.string().refine((text) => parseEmail(text) !== null, 'not a mail address');

/** `YYYY-MM-DD`, a day in Asia/Ho_Chi_Minh. */
export const day = z.iso.date();

/** `HH:MM`, the time of day in Asia/Ho_Chi_Minh. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** ISO 8601 instant in UTC. */
export const instant = z.iso.datetime();

/** What a mail says about the event, in the reader's language. */
export const eventValues = z.strictObject({
  name: line(300),
  venueName: line(300),
  venueAddress: line(500).nullable(),
  contactEmail: mailAddress,
  /** The days on which the ticket is valid, first day first. */
  days: z
    .array(z.strictObject({ date: day, opensAt: timeOfDay, closesAt: timeOfDay, label: line(300).nullable() }))
    .min(1)
    .max(100),
});
export type EventValues = z.infer<typeof eventValues>;
