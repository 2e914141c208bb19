import { readMail } from '#lib/features/mailbox/read-mail.ts';
import type { RequestHandler } from './$types';

const SANDBOX = 'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** A mail as a mail program shows it: an origin of its own, no script, nothing fetched from anywhere; links open in place of the page. */
export const GET: RequestHandler = async ({ fetch, params }) => {
  const { html } = await readMail(fetch, params.id);
  return new Response(`<!doctype html><base target="_top">${html}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `${SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'self'`,
      'cache-control': 'private, no-store',
    },
  });
};
