import type { Json } from '@pho-hien/audit-core';
import { isDeepStrictEqual } from 'node:util';

const asJson = (value: unknown): Json => (value instanceof Date ? value.toISOString() : (value as Json));

/** For the log: each field of `after` that differs from `before`, with both values. No personal values, please. */
export function changedFields(before: object, after: object): { [field: string]: { from: Json; to: Json } } {
  const old = before as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => !isDeepStrictEqual(asJson(old[field]), asJson(value)))
      .map(([field, value]) => [field, { from: asJson(old[field] ?? null), to: asJson(value) }]),
  );
}
