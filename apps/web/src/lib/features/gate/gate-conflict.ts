import type { ScansSyncedFragment } from '#generated/graphql.ts';

/** One ticket that two gates let in. */
export type GateConflict = ScansSyncedFragment['conflicts'][number];

/** One of the two admissions. */
export type ConflictSide = GateConflict['entry'];
