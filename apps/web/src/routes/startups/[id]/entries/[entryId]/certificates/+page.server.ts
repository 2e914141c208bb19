import { EntryCertificatesDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { withQr } from '#lib/features/certificates/server/with-qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { entryCertificates } = await ask(event, EntryCertificatesDocument, { entryId: event.params.entryId });
  return { papers: withQr(event.url.origin, entryCertificates) };
};
