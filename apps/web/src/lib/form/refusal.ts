import type { ApiFailure } from '#lib/api/request.ts';

/** Why the API would not do something at all, as a form shows it. Holds no words. */
export interface Refusal {
  readonly kind: 'signed-out' | 'second-factor' | 'not-found' | 'too-many' | 'offline' | 'unavailable';
  /** What can be quoted to us. */
  readonly code?: string;
}

const kinds: Record<string, Refusal['kind']> = {
  UNAUTHENTICATED: 'signed-out',
  SECOND_FACTOR_REQUIRED: 'second-factor',
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'not-found',
  TOO_MANY_REQUESTS: 'too-many',
};

export function refusalOf(failure: ApiFailure): Refusal {
  const kind = kinds[failure.code] ?? 'unavailable';
  return { kind, ...(failure.requestId && kind === 'unavailable' ? { code: failure.requestId } : {}) };
}

/** The HTTP status of a page that tells of a refusal. */
export const statusOf = ({ kind }: Refusal): number =>
  ({ 'signed-out': 401, 'second-factor': 403, 'not-found': 404, 'too-many': 429, offline: 503, unavailable: 503 })[
    kind
  ];
