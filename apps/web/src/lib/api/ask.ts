import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentString } from '#generated/graphql.ts';
import { ApiFailure, request } from './request.ts';
import { signInFrom } from '#lib/shell/links.ts';
import { refusalOf, type Refusal } from '#lib/form/refusal.ts';

type Asker = Pick<RequestEvent, 'fetch' | 'url'>;

/**
 * Asks the API for what a page shows. Nobody signed in: on to sign-in and back. Missing and forbidden
 * read the same. A missing second factor ends in the layout, which shows the step to take.
 */
export async function ask<Result, Variables extends Record<string, unknown>>(
  event: Asker,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  try {
    return await request<Result, Record<string, unknown>>(
      event.fetch,
      document as TypedDocumentString<Result, Record<string, unknown>>,
      variables,
    );
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    const refusal = refusalOf(failure);
    if (refusal.kind === 'signed-out') redirect(303, signInFrom(event.url));
    if (refusal.kind === 'second-factor') error(403, 'A second factor is required', {});
    if (refusal.kind === 'not-found') error(404, 'Not found', {});
    error(503, 'The service is not available', failure.requestId ? { code: failure.requestId } : {});
  }
}

/** Does something for a form. What the API refuses outright comes back as data, so that the form keeps what was typed. */
export async function attempt<Result, Variables extends Record<string, unknown>>(
  event: Asker,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<{ done: Result; refusal?: undefined } | { done?: undefined; refusal: Refusal }> {
  try {
    return {
      done: await request<Result, Record<string, unknown>>(
        event.fetch,
        document as TypedDocumentString<Result, Record<string, unknown>>,
        variables,
      ),
    };
  } catch (failure) {
    if (failure instanceof ApiFailure) return { refusal: refusalOf(failure) };
    throw failure;
  }
}
