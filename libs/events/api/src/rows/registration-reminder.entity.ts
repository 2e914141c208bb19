import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Reminder } from '@pho-hien/events-core';
import { Registration } from './registration.entity.ts';

/** A reminder that was sent: its row is what keeps it from being sent twice. */
export const RegistrationReminder = defineEntity({
  name: 'RegistrationReminder',
  tableName: 'registration_reminders',
  properties: {
    registration: () => p.manyToOne(Registration).primary().deleteRule('cascade').updateRule('no action'),
    reminder: p.string().length(20).primary().$type<Reminder>(),
    queuedAt: p.datetime(3),
  },
  checks: [
    {
      name: 'registration_reminders_reminder',
      expression: "reminder in ('DAYS_BEFORE', 'MORNING', 'OFFER_ENDING')",
    },
  ],
});
export type RegistrationReminder = InferEntity<typeof RegistrationReminder>;
