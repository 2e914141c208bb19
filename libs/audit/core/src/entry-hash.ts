import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical-json.ts';

/** What an entry's hash vouches for. */
export interface EntryContent {
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** 1, 2, 3 … within the aggregate. */
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actor: string;
  readonly address: string | null;
  readonly requestId: string;
  readonly action: string;
  readonly reason: string | null;
  readonly changes: { readonly [field: string]: Json | undefined };
}

/** Separates our hashes from any others over the same text. */
const DOMAIN = 'phohien-audit-v1';

/**
 * SHA-256, in hexadecimal, over the previous entry's hash and this entry's canonical JSON.
 * So no entry can be changed, removed or put between others without every later hash changing.
 */
export function entryHash(previousHash: string | null, content: EntryContent): string {
  return bytesToHex(sha256(utf8ToBytes([DOMAIN, previousHash ?? '', canonicalJson({ ...content })].join('\n'))));
}

/**
 * What the log keeps of a personal value: SHA-256, in hexadecimal, of salt and value.
 * With the salt erased nobody can tell which value it was, not even by trying all of them.
 *
 * @param salt 32 hexadecimal digits, random for each value
 */
export function personalValueHash(salt: string, value: string): string {
  return bytesToHex(sha256(utf8ToBytes(`phohien-personal-v1\n${salt}\n${value}`)));
}
