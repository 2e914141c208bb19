import type { PersistentContext } from '@pho-hien/platform';
import { Migration202611220500_check_in } from './migrations/migration-202611220500-check-in.ts';
import { Migration202611235501_shifts } from './migrations/migration-202611235501-shifts.ts';
import { Migration202611235601_scans_of_ticket } from './migrations/migration-202611235601-scans-of-ticket.ts';
import { Migration202611241301_offline } from './migrations/migration-202611241301-offline.ts';
import { Migration202611301755_receiving_keys } from './migrations/migration-202611301755-receiving-keys.ts';
import { Migration202611301757_questions_and_sessions } from './migrations/migration-202611301757-questions-and-sessions.ts';
import { Migration202611301811_walk_ups } from './migrations/migration-202611301811-walk-ups.ts';
import { checkInRows } from './rows/index.ts';

/** What check-in brings to the database. */
export const checkInPersistence: PersistentContext = {
  entities: checkInRows,
  migrations: [
    Migration202611220500_check_in,
    Migration202611235501_shifts,
    Migration202611235601_scans_of_ticket,
    Migration202611241301_offline,
    Migration202611301755_receiving_keys,
    Migration202611301757_questions_and_sessions,
    Migration202611301811_walk_ups,
  ],
};
