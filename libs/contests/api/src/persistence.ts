import type { PersistentContext } from '@pho-hien/platform';
import { Migration202611301850_contests } from './migrations/migration-202611301850-contests.ts';
import { Migration202611301851_judging } from './migrations/migration-202611301851-judging.ts';
import { Migration202611301852_contest_guards } from './migrations/migration-202611301852-contest-guards.ts';
import { Migration202612010145_stage_order } from './migrations/migration-202612010145-stage-order.ts';
import { Migration202612010405_calibration } from './migrations/migration-202612010405-calibration.ts';
import { Migration202612010418_assignment_runs } from './migrations/migration-202612010418-assignment-runs.ts';
import { Migration202612010428_correction_reason } from './migrations/migration-202612010428-correction-reason.ts';
import { Migration202612010450_call_off } from './migrations/migration-202612010450-call-off.ts';
import { contestsRows } from './rows/index.ts';

/** What contests bring to the database. */
export const contestsPersistence: PersistentContext = {
  entities: [...contestsRows],
  migrations: [
    Migration202611301850_contests,
    Migration202611301851_judging,
    Migration202611301852_contest_guards,
    Migration202612010145_stage_order,
    Migration202612010405_calibration,
    Migration202612010418_assignment_runs,
    Migration202612010428_correction_reason,
    Migration202612010450_call_off,
  ],
};
