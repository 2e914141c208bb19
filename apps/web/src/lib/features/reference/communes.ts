import type { RequestEvent } from '@sveltejs/kit';
import { getLocale } from '@pho-hien/messages';
import { CommunesDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';

/** The communes and wards of the province, wards first, by name, in the reader's language. */
export async function communes(event: Pick<RequestEvent, 'fetch' | 'url'>): Promise<{ code: string; name: string }[]> {
  const found = await ask(event, CommunesDocument, {});
  const vietnamese = getLocale() === 'vi';
  return found.communes.map(({ code, fullName, nameEn }) => ({ code, name: vietnamese ? fullName : nameEn }));
}
