import { CertificatePageDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { certificateQr } from '#lib/features/certificates/server/with-qr.ts';
import type { PageServerLoad } from './$types';

/** The page is the certificate, and what its QR leads to: it says whether it still holds. */
export const load: PageServerLoad = async (event) => {
  const { certificate } = await ask(event, CertificatePageDocument, { code: event.params.code });
  if (!certificate) event.setHeaders({ 'x-robots-tag': 'noindex' });
  return { certificate, qr: certificate && certificateQr(event.url.origin, event.params.code) };
};
