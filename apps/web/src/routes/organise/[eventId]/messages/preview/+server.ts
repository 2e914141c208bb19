import { isLocale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { PreviewMailDocument } from '#generated/graphql.ts';
import { readWording, wordingInputOf } from '#lib/features/organise/messages/wording-values.ts';
import { ask } from '#lib/api/ask.ts';
import { escapeHtml } from '#lib/shell/escape-html.ts';
import type { RequestEvent, RequestHandler } from './$types';

const page = (body: string) =>
  `<!doctype html><meta charset="utf-8"><style>body{margin:16px;font:16px/1.6 system-ui,sans-serif}pre{white-space:pre-wrap;font:inherit}</style>${body}`;

/** A mail as a mail program shows it: an origin of its own, no script, nothing fetched from anywhere. */
const framed = (html: string) =>
  new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'",
      'cache-control': 'private, no-store',
    },
  });

async function preview(event: RequestEvent, data: FormData): Promise<Response> {
  const text = (name: string) => String(data.get(name) ?? '');
  const locale = text('locale');
  const { previewMail } = await ask(event, PreviewMailDocument, {
    input: {
      eventId: event.params.eventId,
      template: text('template'),
      locale: isLocale(locale) ? locale : 'vi',
      purpose: text('purpose') === 'NEWS' ? 'NEWS' : text('purpose') === 'SERVICE' ? 'SERVICE' : null,
      wording: text('worded') ? wordingInputOf(readWording(data)) : null,
    },
  });
  if (previewMail.__typename !== 'MailPreview')
    return framed(page(`<p>${escapeHtml(m.messages_preview_broken())}</p>`));
  const subject = `<p style="margin:0;padding:12px 16px;background:#f2efe5;color:#15262a;font:600 15px/1.5 system-ui,sans-serif">${escapeHtml(
    m.messages_preview_subject({ subject: previewMail.subject }),
  )}</p>`;
  if (text('plain')) return framed(page(`${subject}<pre>${escapeHtml(previewMail.text)}</pre>`));
  return framed(previewMail.html.replace(/<body[^>]*>/, (body) => `${body}${subject}`));
}

export const GET: RequestHandler = (event) => {
  const data = new FormData();
  for (const [name, value] of event.url.searchParams) data.set(name, value);
  return preview(event, data);
};

export const POST: RequestHandler = async (event) => preview(event, await event.request.formData());
