import type { BenchDevice } from '../checkin/prepared-gates.ts';

/** What the load of `desk.live` is told to do. */
export interface LiveOrder {
  readonly eventId: string;
  readonly cookie: string;
  readonly listId: string;
  readonly devices: readonly BenchDevice[];
  readonly codes: readonly string[];
  /** The first running number of each device. */
  readonly sequence: number;
  readonly watchers: number;
  readonly scansASecond: number;
  /** So many scans at the beginning are not measured. */
  readonly warmUp: number;
}

/** What it saw; milliseconds. */
export interface LiveTold {
  /** From the answer to a scan until a watcher was told of it, over all scans and watchers. */
  readonly screen: { readonly p50: number; readonly p99: number };
  /** From a scan to its answer. */
  readonly scan: { readonly p50: number; readonly p99: number };
  readonly answers: Record<string, number>;
  /** Snapshots that one watcher got a second. */
  readonly snapshots: number;
  /** Watchers who were told of every scan. */
  readonly complete: number;
  readonly scansASecond: number;
}
