import { readMail } from '#lib/features/mailbox/read-mail.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { id, to, subject, at, text, html, attachments } = await readMail(fetch, params.id);
  return { mail: { id, to, subject, at, text, attachments, hasHtml: Boolean(html) } };
};
