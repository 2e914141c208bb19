import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '@pho-hien/audit-core';
import { roundNumber } from '../numbers/rational.ts';
import type { Ranking } from './ranking.ts';

/** Separates these hashes from any others over the same text. */
const DOMAIN = 'phohien-ranking-v1';

/** A ranking in one spelling, to be kept and compared years later; severities in millionths. */
export function canonicalRanking(ranking: Ranking): string {
  const severities = ranking.severities.map((one) => ({ ...one, severity: roundNumber(one.severity, 6) }));
  return canonicalJson({ ...ranking, severities } as unknown as Json);
}

/** SHA-256, in hexadecimal, of the ranking in its one spelling: recomputed from stored sheets it must be the same. */
export function rankingHash(ranking: Ranking): string {
  return bytesToHex(sha256(utf8ToBytes(`${DOMAIN}\n${canonicalRanking(ranking)}`)));
}
