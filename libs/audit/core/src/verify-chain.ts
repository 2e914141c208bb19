import { entryHash, type EntryContent } from './entry-hash.ts';

/** An entry as it was stored. */
export interface StoredEntry extends EntryContent {
  readonly previousHash: string | null;
  readonly hash: string;
}

/** Whether the chain of one aggregate is whole. `brokenAt` is the first sequence number that does not fit. */
export type ChainVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string | null }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: number };

/** Whether an entry is the one after `previousHash`, with this sequence number, as it was written. */
function fits({ previousHash: claimed, hash, ...content }: StoredEntry, sequence: number, previousHash: string | null) {
  return content.sequence === sequence && claimed === previousHash && hash === entryHash(previousHash, content);
}

/**
 * Checks one aggregate's entries, in order of their sequence numbers.
 * An entry cut off at the end shows only against a head kept elsewhere: pass it as `expectedHead`.
 */
export function verifyChain(entries: readonly StoredEntry[], expectedHead?: string): ChainVerdict {
  let previousHash: string | null = null;
  for (const [index, entry] of entries.entries()) {
    if (!fits(entry, index + 1, previousHash)) return { intact: false, entries: entries.length, brokenAt: index + 1 };
    previousHash = entry.hash;
  }
  if (expectedHead !== undefined && expectedHead !== previousHash)
    return { intact: false, entries: entries.length, brokenAt: entries.length + 1 };
  return { intact: true, entries: entries.length, head: previousHash };
}

/** A chain that is not whole. */
export interface BrokenChain {
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The first sequence number that does not fit. */
  readonly brokenAt: number;
}

/** Checks many chains, entry by entry, keeping no more than one entry of them in mind. */
export class ChainsCheck {
  private chains = 0;
  private entries = 0;
  private readonly broken: BrokenChain[] = [];
  private last: StoredEntry | null = null;
  /** Of the chain at hand; the first misfit of a chain says enough. */
  private position = 0;
  private misfit = false;

  /** The next entry: chain by chain, each in order of its sequence numbers. */
  add(entry: StoredEntry): void {
    const { aggregateType, aggregateId } = entry;
    if (this.last?.aggregateType !== aggregateType || this.last.aggregateId !== aggregateId) {
      this.chains += 1;
      [this.last, this.position, this.misfit] = [null, 0, false];
    }
    this.entries += 1;
    this.position += 1;
    if (!this.misfit && !fits(entry, this.position, this.last?.hash ?? null)) {
      this.misfit = true;
      this.broken.push({ aggregateType, aggregateId, brokenAt: this.position });
    }
    this.last = entry;
  }

  result(): { chains: number; entries: number; broken: readonly BrokenChain[] } {
    return { chains: this.chains, entries: this.entries, broken: this.broken };
  }
}
