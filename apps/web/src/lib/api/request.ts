import { getLocale } from '@pho-hien/messages';
import type { TypedDocumentString } from '#generated/graphql.ts';

type Fetch = typeof globalThis.fetch;

/** The API did not do its part: it could not be reached, or it failed, or it refused. Holds no words. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  constructor(
    /** `SERVICE_UNAVAILABLE`, `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`, `TOO_MANY_REQUESTS`… */
    readonly code: string,
    /** Leads to the line in the log; may be shown. */
    readonly requestId: string | undefined,
  ) {
    super(code);
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { extensions?: { code?: string } }[];
}

/**
 * Sends one operation of ours by its hash. Expected refusals are members of the result's union;
 * everything else throws.
 * @param fetch the `fetch` of a load function or action, or the browser's own
 * @throws ApiFailure
 */
export async function request<Result, Variables extends Record<string, unknown>>(
  fetch: Fetch,
  document: TypedDocumentString<Result, Variables>,
  ...[variables]: Record<string, never> extends Variables ? [variables?: Variables] : [variables: Variables]
): Promise<Result> {
  let response: Response | undefined;
  let answer: Answer<Result> | undefined;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-locale': getLocale() },
      body: JSON.stringify({ documentId: hashOf(document), variables }),
    });
    answer = (await response.json()) as Answer<Result>;
  } catch {
    // No network, or an answer that is no JSON: the same to the reader.
  }
  const requestId = response?.headers.get('x-request-id') ?? undefined;
  const code = answer?.errors?.[0]?.extensions?.code;
  if (!answer || answer.errors?.length || !answer.data) throw new ApiFailure(code ?? 'SERVICE_UNAVAILABLE', requestId);
  return answer.data;
}

/** The SHA-256 by which the API knows an operation. */
export function hashOf(document: TypedDocumentString<never, never> | { __meta__?: Record<string, unknown> }): string {
  return String(document.__meta__?.['hash']);
}
