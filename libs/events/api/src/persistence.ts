import type { PersistentContext } from '@pho-hien/platform';
import { Migration202611220400_events } from './migrations/migration-202611220400-events.ts';
import { Migration202611230400_ticket_type_editors } from './migrations/migration-202611230400-ticket-type-editors.ts';
import { Migration202611230410_forms } from './migrations/migration-202611230410-forms.ts';
import { Migration202611230430_sessions } from './migrations/migration-202611230430-sessions.ts';
import { Migration202611230210_registrations_email } from './migrations/migration-202611230210-registrations-email.ts';
import { Migration202611230420_waitlist } from './migrations/migration-202611230420-waitlist.ts';
import { Migration202611230421_after_registration } from './migrations/migration-202611230421-after-registration.ts';
import { Migration202611230440_groups } from './migrations/migration-202611230440-groups.ts';
import { Migration202611234501_wallet_links } from './migrations/migration-202611234501-wallet-links.ts';
import { Migration202611234401_group_guards } from './migrations/migration-202611234401-group-guards.ts';
import { Migration202611234601_registration_order } from './migrations/migration-202611234601-registration-order.ts';
import { Migration202611234602_table_exports } from './migrations/migration-202611234602-table-exports.ts';
import { Migration202611241200_registration_people } from './migrations/migration-202611241200-registration-people.ts';
import { Migration202611241300_ticket_changes } from './migrations/migration-202611241300-ticket-changes.ts';
import { Migration202611241400_badges } from './migrations/migration-202611241400-badges.ts';
import { Migration202611301810_consent_requests } from './migrations/migration-202611301810-consent-requests.ts';
import { Migration202611301915_walk_ups } from './migrations/migration-202611301915-walk-ups.ts';
import { Migration202611302130_namesakes } from './migrations/migration-202611302130-namesakes.ts';
import { eventsRows } from './rows/index.ts';

/** What events bring to the database. */
export const eventsPersistence: PersistentContext = {
  entities: eventsRows,
  migrations: [
    Migration202611220400_events,
    Migration202611230210_registrations_email,
    Migration202611230400_ticket_type_editors,
    Migration202611230410_forms,
    Migration202611230430_sessions,
    Migration202611230420_waitlist,
    Migration202611230421_after_registration,
    Migration202611230440_groups,
    Migration202611234501_wallet_links,
    Migration202611234401_group_guards,
    Migration202611234601_registration_order,
    Migration202611234602_table_exports,
    Migration202611241200_registration_people,
    Migration202611241300_ticket_changes,
    Migration202611241400_badges,
    Migration202611301810_consent_requests,
    Migration202611301915_walk_ups,
    Migration202611302130_namesakes,
  ],
};
