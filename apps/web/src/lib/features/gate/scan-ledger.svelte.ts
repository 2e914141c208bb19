import { systemClock } from '@pho-hien/kernel';
import type { DecidedScan } from './decide.ts';
import type { GateStore } from './gate-store.ts';
import type { NewScan, ScanFact } from './scan-fact.ts';
import { repeatedScan } from './unanswered.ts';

/** A scan in the list of the latest; the name is known until the page is left, and never kept. */
export interface HistoryEntry {
  readonly fact: ScanFact;
  readonly name: string | null;
}

const LENGTH = 20;

/** The scans of this device: on its disk first, then here for the screen. */
export class ScanLedger {
  /** The latest, newest first. */
  latest = $state.raw<readonly HistoryEntry[]>([]);

  constructor(private readonly store: GateStore) {}

  async read(): Promise<void> {
    const facts = await this.store.latest(LENGTH);
    this.latest = facts.map((fact) => ({ fact, name: this.nameIn(fact) }));
  }

  /** Keeps a scan; one that only repeats another without an answer is that other. */
  async record(scan: NewScan): Promise<ScanFact> {
    const facts = this.latest.map(({ fact }) => fact);
    const again = repeatedScan(facts, scan);
    if (again) return again;
    const fact = await this.store.record(scan);
    this.latest = [{ fact, name: null }, ...this.latest].slice(0, LENGTH);
    return fact;
  }

  /** Keeps what was decided; settles when the disk has it. */
  async answer(fact: ScanFact, { verdict, reason, ticket }: DecidedScan): Promise<ScanFact> {
    const answered = { ...fact, answer: { verdict, reason } };
    await this.replace(answered, ticket?.holderName ?? null);
    return answered;
  }

  async undone(fact: ScanFact): Promise<void> {
    await this.replace({ ...fact, undone: true }, this.nameIn(fact));
  }

  /** The running number of something that is no scan. */
  number(): Promise<number> {
    return this.store.number();
  }

  /** The latest admission, while nobody has taken it back. */
  get undoable(): HistoryEntry | undefined {
    return this.latest.find(({ fact }) => fact.answer?.verdict === 'OK' && !fact.undone);
  }

  private async replace(fact: ScanFact, name: string | null): Promise<void> {
    await this.store.replace(fact);
    this.latest = this.latest.map((entry) => (entry.fact.scanId === fact.scanId ? { fact, name } : entry));
  }

  private nameIn({ scanId }: ScanFact): string | null {
    return this.latest.find(({ fact }) => fact.scanId === scanId)?.name ?? null;
  }
}

/** The time of this device, as scans carry it. */
export const deviceTime = (): string => systemClock.now().toISOString();
