import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The most characters of the word that is said aloud. */
export const LOT_WORD_LENGTH = 100;

/** A seed: 64 lower-case hexadecimal digits, 32 random bytes. */
export type LotSeed = string;

/** Whether the text can be a seed. */
export function isLotSeed(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/**
 * What is published before the draw: SHA-256 of the seed's text, in hexadecimal. It binds whoever made the seed to
 * it, and tells nobody what it is. `printf %s SEED | sha256sum` gives the same.
 */
export function commitmentOf(seed: LotSeed): string {
  return hashOf(seed);
}

/**
 * By what one entry is drawn: SHA-256 of `SEED WORD ENTRY`, in hexadecimal; the lower comes first.
 * `printf %s "SEED WORD ENTRY" | sha256sum` gives the same.
 *
 * @param seed with the word, as `drawnBy` writes them
 */
export function lotKey(seed: string, entryId: string): string {
  return hashOf(`${seed} ${entryId}`);
}

/**
 * What a lot is drawn by: the seed, and after a space the word that was said aloud. `RankingTask.lotSeed` is this text
 * too where ties go by lot.
 */
export function drawnBy(seed: LotSeed, word: string): string {
  return word === '' ? seed : `${seed} ${word.normalize('NFC').trim()}`;
}

/**
 * The order by lot: entries sorted by {@link lotKey}, so that it depends neither on how they were listed nor on the
 * machine. `word` is said aloud after the commitment was published, such as by the youngest in the hall, so that
 * whoever tried many seeds before choosing one gained nothing; empty: there is none.
 */
export function drawOrder(seed: LotSeed, word: string, entryIds: readonly string[]): string[] {
  const text = drawnBy(seed, word);
  return entryIds
    .map((id) => ({ id, key: lotKey(text, id) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id);
}

/** Whether an order is the one that the committed seed and the word give. */
export function isDrawnOrder(commitment: string, seed: LotSeed, word: string, order: readonly string[]): boolean {
  return commitmentOf(seed) === commitment && drawOrder(seed, word, order).every((id, at) => id === order[at]);
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
