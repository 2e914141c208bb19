import type { Cookies } from '@sveltejs/kit';
import { CurrentViewerDocument, type CurrentViewerQuery } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';

export type Viewer = NonNullable<CurrentViewerQuery['viewer']>;

/** Who is signed in; null for everybody else. Nobody without a session cookie costs a question to the API. */
export async function currentViewer(fetch: typeof globalThis.fetch, cookies: Cookies): Promise<Viewer | null> {
  if (!cookies.getAll().some(({ name }) => name.endsWith('.session_token'))) return null;
  return (await request(fetch, CurrentViewerDocument)).viewer;
}
