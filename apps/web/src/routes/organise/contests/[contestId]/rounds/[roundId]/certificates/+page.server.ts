import { RoundCertificatesDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { withQr } from '#lib/features/certificates/server/with-qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { roundCertificates } = await ask(event, RoundCertificatesDocument, { roundId: event.params.roundId });
  return { papers: withQr(event.url.origin, roundCertificates) };
};
