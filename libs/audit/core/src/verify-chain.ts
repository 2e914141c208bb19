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

/**
 * Checks one aggregate's entries, in order of their sequence numbers.
 * An entry cut off at the end shows only against a head kept elsewhere: pass it as `expectedHead`.
 */
export function verifyChain(entries: readonly StoredEntry[], expectedHead?: string): ChainVerdict {
  let previousHash: string | null = null;
  for (const [index, { previousHash: claimed, hash, ...content }] of entries.entries()) {
    const fits =
      content.sequence === index + 1 && claimed === previousHash && hash === entryHash(previousHash, content);
    if (!fits) return { intact: false, entries: entries.length, brokenAt: index + 1 };
    previousHash = hash;
  }
  if (expectedHead !== undefined && expectedHead !== previousHash)
    return { intact: false, entries: entries.length, brokenAt: entries.length + 1 };
  return { intact: true, entries: entries.length, head: previousHash };
}
