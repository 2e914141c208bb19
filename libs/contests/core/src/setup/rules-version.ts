import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '@pho-hien/audit-core';
import { type FieldProblem, problemIn } from '@pho-hien/kernel';
import type { ContestSetup } from './contest.ts';

/** Separates these hashes from any others over the same text. */
const DOMAIN = 'phohien-contest-rules-v1';

/** The rules as they stood when a round opened; results are computed by them for ever. */
export interface RulesVersion {
  /** 1, 2, 3 … within the contest. */
  readonly version: number;
  /** SHA-256 of `canonical`, in hexadecimal. */
  readonly hash: string;
  /** What {@link canonicalRules} wrote. */
  readonly canonical: string;
}

/** A part of a set-up in one spelling: instants in ISO 8601 UTC, amounts as digits, keys sorted (`canonicalJson`). */
export function canonicalRules(part: object): string {
  return canonicalJson(toJson(part));
}

/** SHA-256, in hexadecimal, of rules in their one spelling. */
export function rulesHash(canonical: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${DOMAIN}\n${canonical}`)));
}

/** The version of the rules when a round opens: the latest, if nothing has changed since, or the next. */
export function freezeRules(setup: ContestSetup, latest: RulesVersion | null): RulesVersion {
  const canonical = canonicalRules(setup);
  const hash = rulesHash(canonical);
  return latest?.hash === hash ? latest : { version: (latest?.version ?? 0) + 1, hash, canonical };
}

/**
 * What is wrong with changing a set-up once rounds have opened: such a round, and who may enter, where what
 * board stands and what it gives, stay as they were. Names and later rounds may change.
 *
 * @param opened ids of the rounds that have opened
 */
export function frozenProblems(before: ContestSetup, after: ContestSetup, opened: ReadonlySet<string>): FieldProblem[] {
  if (opened.size === 0) return [];
  const same = (a: object | undefined, b: object | undefined) =>
    a !== undefined && b !== undefined && canonicalRules(a) === canonicalRules(b);
  return [
    ...problemIn('entryRules', same(before.entryRules, after.entryRules) ? null : 'not_allowed'),
    ...before.boards.flatMap((board, i) => {
      const rounds = board.rounds.filter(({ id }) => opened.has(id));
      if (rounds.length === 0) return [];
      const at = after.boards.findIndex(({ id }) => id === board.id);
      const now = after.boards[at];
      if (!now) return problemIn(`boards.${i}`, 'not_allowed');
      return [
        ...problemIn(`boards.${at}.fields`, same(board.fields, now.fields) ? null : 'not_allowed'),
        ...problemIn(`boards.${at}.prizes`, same(board.prizes, now.prizes) ? null : 'not_allowed'),
        // Opened rounds are the first ones: in their place, each as it was.
        ...rounds.flatMap((round) => {
          const place = board.rounds.indexOf(round);
          return problemIn(`boards.${at}.rounds.${place}`, same(round, now.rounds[place]) ? null : 'not_allowed');
        }),
      ];
    }),
  ];
}

function toJson(value: unknown): Json {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(toJson);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(member)]));
  return value as Json;
}
