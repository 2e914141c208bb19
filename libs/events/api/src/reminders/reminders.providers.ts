import { RemindOfEvents } from './remind-of-events.ts';
import { RemindOfOffers } from './remind-of-offers.ts';
import { RemindersResolver } from './reminders.resolver.ts';
import { SendReminders } from './send-reminders.ts';
import { SetEventReminders } from './set-event-reminders.ts';

/** Mails before an event. What other contexts use of it. */
export const reminderServices = [SendReminders, SetEventReminders];

/** Mails before an event. */
export const reminderProviders = [...reminderServices, RemindOfEvents, RemindOfOffers, RemindersResolver];
