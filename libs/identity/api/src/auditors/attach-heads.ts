import type { AuditAnchors } from '@pho-hien/audit-api';
import { HEADS_TITLE } from '@pho-hien/audit-core';
import { type AttachmentProvider, MailObsolete } from '@pho-hien/notifications-api';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Heads that one mail carries: about 4 MB compressed, for hashes hardly shrink. The digest covers the others too. */
export const MOST_HEADS = 50_000;
/** Texts longer than this travel compressed. */
const PLAIN_BYTES = 100_000;

/** Attaches the heads of the chains that grew since the last mail, as lines of text, made when the mail leaves. */
export function headsAttachment(anchors: AuditAnchors): AttachmentProvider<'audit-anchor'> {
  return async ({ values, about }) => {
    if (!about) throw new MailObsolete();
    const lines = await anchors.headLines(about.id, MOST_HEADS);
    const text = Buffer.from([`# ${HEADS_TITLE} ${values.upTo}`, ...lines, ''].join('\n'));
    const filename = `audit-heads-${values.day}.txt`;
    if (text.length <= PLAIN_BYTES) return [{ filename, contentType: 'text/plain; charset=utf-8', content: text }];
    return [{ filename: `${filename}.gz`, contentType: 'application/gzip', content: await promisify(gzip)(text) }];
  };
}
