import type { GateStore } from './gate-store.ts';
import type { KeptScan } from './kept-fact.ts';

/** A scan in the list of the latest; the name is known until the page is left, and never kept. */
export interface HistoryEntry {
  readonly fact: KeptScan;
  readonly name: string | null;
}

const LENGTH = 20;

/** The latest scans of this device, for the screen. */
export class ScanHistory {
  /** Newest first. */
  latest = $state.raw<readonly HistoryEntry[]>([]);

  constructor(private readonly store: GateStore) {}

  /** Reads them anew, with what became of each. */
  async read(): Promise<void> {
    const facts = await this.store.latest(LENGTH);
    this.latest = facts.map((fact) => ({ fact, name: this.nameOf(fact.scanId) }));
  }

  add(fact: KeptScan, name: string | null): void {
    const others = this.latest.filter((entry) => entry.fact.scanId !== fact.scanId);
    this.latest = [{ fact, name }, ...others].slice(0, LENGTH);
  }

  replace(fact: KeptScan): void {
    this.latest = this.latest.map((entry) => (entry.fact.scanId === fact.scanId ? { ...entry, fact } : entry));
  }

  nameOf(scanId: string): string | null {
    return this.latest.find(({ fact }) => fact.scanId === scanId)?.name ?? null;
  }

  /** The latest admission, while nobody has taken it back. */
  get undoable(): HistoryEntry | undefined {
    return this.latest.find(({ fact }) => fact.verdict === 'OK' && !fact.undone && fact.ticketId !== null);
  }
}
