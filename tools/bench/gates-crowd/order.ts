import type { BenchDevice } from '../checkin/prepared-gates.ts';

/** What the crowd of `gates.crowd` is told to do. */
export interface CrowdOrder {
  readonly eventId: string;
  readonly cookie: string;
  readonly listId: string;
  readonly ticketTypeId: string;
  /** Each scans once a second. */
  readonly devices: readonly BenchDevice[];
  /** One for each scan. */
  readonly ticketIds: readonly string[];
  readonly watchers: number;
  readonly registrationsASecond: number;
  /** So many seconds at the beginning are not measured. */
  readonly warmUpSeconds: number;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** What it saw; milliseconds. */
export interface CrowdTold {
  /** From a scan on its way to the answer, with everything new in it. */
  readonly scan: Times;
  readonly registration: Times;
  /** Outcomes of scans and answers to registrations. */
  readonly answers: Record<string, number>;
  /** Snapshots that one watcher got a second. */
  readonly snapshots: number;
  /** Watchers who saw everybody inside in the end. */
  readonly complete: number;
}
