import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The last entry of one aggregate's chain, which vouches for all before it. */
export interface ChainHead {
  /** Lower-case ASCII, without `/`. */
  readonly aggregateType: string;
  /** A UUID in lower case. */
  readonly aggregateId: string;
  /** How many entries the chain has. */
  readonly sequence: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** What the whole log comes to at one moment. */
export interface LogDigest {
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  readonly chains: number;
  /** Entries over all chains. */
  readonly entries: number;
}

/** First line of what is hashed: separates our digests from any others over the same text. */
export const HEADS_TITLE = 'phohien-audit-heads-v1';

/** One head as a line, without its line break: `type/id/sequence/hash`. */
export function headLine({ aggregateType, aggregateId, sequence, hash }: ChainHead): string {
  return `${aggregateType}/${aggregateId}/${sequence}/${hash}`;
}

/**
 * Takes the heads of all chains one after the other, so that no list of them is ever held.
 * The digest is SHA-256 over the title and then each head's line in the order of their characters,
 * every line ended by a line feed: `(echo phohien-audit-heads-v1; LC_ALL=C sort heads) | sha256sum`.
 */
export class HeadsDigest {
  private readonly hash = sha256.create().update(utf8ToBytes(`${HEADS_TITLE}\n`));
  private last = '';
  private chains = 0;
  private entries = 0;

  /** Throws `RangeError` for a head out of order, or the second of one chain: the digest would not be the one. */
  add(head: ChainHead): void {
    const chain = `${head.aggregateType}/${head.aggregateId}/`;
    if (chain <= this.last) throw new RangeError(`${chain} does not follow ${this.last}`);
    this.last = chain;
    this.chains += 1;
    this.entries += head.sequence;
    this.hash.update(utf8ToBytes(`${headLine(head)}\n`));
  }

  /** What all heads added so far come to. More can follow. */
  result(): LogDigest {
    return { digest: bytesToHex(this.hash.clone().digest()), chains: this.chains, entries: this.entries };
  }
}

/** The digest over these heads, in whatever order they come. */
export function digestOfHeads(heads: Iterable<ChainHead>): LogDigest {
  const digest = new HeadsDigest();
  const keyed = [...heads].map((head) => ({ key: headLine(head), head }));
  for (const { head } of keyed.sort((a, b) => (a.key < b.key ? -1 : 1))) digest.add(head);
  return digest.result();
}
