import type { RecordedStatement } from '../kit/recorded-transaction.ts';

/** A device of the bench, as it knows itself. */
export interface BenchDevice {
  readonly deviceId: string;
  readonly token: string;
}

/** A ticket of the bench, as its holder has it. */
export interface BenchTicket {
  readonly id: string;
  readonly code: string;
}

/** What one redemption sent to PostgreSQL, and what in it is another each time. */
export interface RecordedScan {
  readonly statements: readonly RecordedStatement[];
  readonly scanId: string;
  readonly ticketId: string;
  readonly deviceId: string;
  readonly sequence: number;
}

/** Everything that the bench of the gates begins with. */
export interface PreparedGates {
  readonly eventId: string;
  /** The session of somebody who may watch the event. */
  readonly watcherCookie: string;
  readonly listId: string;
  readonly devices: readonly BenchDevice[];
  /** For devices that pair by themselves. */
  readonly pairingCodes: readonly string[];
  readonly tickets: readonly BenchTicket[];
  readonly recorded: RecordedScan;
}

/** What the load generator is told to do. */
export interface ScanOrder {
  readonly listId: string;
  /** One connection each. */
  readonly devices: readonly BenchDevice[];
  readonly codes: readonly string[];
  /** The first running number of each device. */
  readonly sequence: number;
}

/** What the load generator saw. */
export interface ScansTold {
  readonly answers: Record<string, number>;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}
