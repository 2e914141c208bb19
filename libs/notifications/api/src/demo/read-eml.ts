import { type Attachment, simpleParser } from 'mailparser';
import type { DemoMail } from './demo-mail.graphql.ts';

const dataUrl = ({ contentType, content }: Attachment): string =>
  `data:${contentType.split(';')[0]};base64,${content.toString('base64')}`;

/** One stored mail as a page shows it; pictures named by `cid:` become part of the HTML. */
export async function readEml(id: string, file: Buffer): Promise<DemoMail> {
  const mail = await simpleParser(file, { skipImageLinks: true, skipTextToHtml: true });
  const shown = new Map(
    mail.attachments.flatMap((part) => (part.related && part.cid ? [[part.cid, part] as const] : [])),
  );
  const html = (mail.html || '').replace(/cid:([^"'\s>]+)/g, (name, cid: string) => {
    const part = shown.get(cid);
    return part ? dataUrl(part) : name;
  });
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  return {
    id,
    to: to?.value[0]?.address ?? '',
    subject: mail.subject ?? '',
    at: mail.date ?? new Date(0),
    html,
    text: mail.text ?? '',
    attachments: mail.attachments
      .filter((part) => !part.related)
      .map((part) => ({
        name: part.filename ?? 'file',
        contentType: part.contentType,
        size: part.size,
        dataUrl: dataUrl(part),
      })),
  };
}
