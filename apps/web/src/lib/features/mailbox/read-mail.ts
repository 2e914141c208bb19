import { error } from '@sveltejs/kit';
import { DemoMailboxMailsDocument, type DemoMailboxMailsQuery } from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';

export type DemoMail = NonNullable<DemoMailboxMailsQuery['demoMailbox']>[number];

/** One mail of the demonstration. Anything else, also a server that runs none, is a page that does not exist. */
export async function readMail(fetch: typeof globalThis.fetch, id: string): Promise<DemoMail> {
  const { demoMailbox } = await request(fetch, DemoMailboxMailsDocument);
  return demoMailbox?.find((mail) => mail.id === id) ?? error(404, 'NOT_FOUND');
}
