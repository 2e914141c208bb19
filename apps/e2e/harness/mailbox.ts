import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { product } from './product.ts';

/** A file of the mailbox never changes: each is read once. */
const read = new Map<string, Promise<ParsedMail>>();

function mailIn(name: string): Promise<ParsedMail> {
  const known = read.get(name);
  if (known) return known;
  const mail = readFile(join(product.mailbox, name)).then((content) => simpleParser(content));
  read.set(name, mail);
  return mail;
}

/** Every mail that reached `address`, oldest first. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const files = (await readdir(product.mailbox)).filter((name) => name.endsWith('.eml')).sort();
  const mails = await Promise.all(files.map(mailIn));
  return mails.filter((mail) => [mail.to ?? []].flat().some(({ text }) => text.includes(address)));
}

/**
 * The newest mail to `address` whose subject matches, as soon as there are `count` of them.
 * Mail is sent by a job: give it a few seconds.
 */
export async function waitForMail(address: string, subject: RegExp, count = 1): Promise<ParsedMail> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100)) {
    const found = (await mailsTo(address)).filter((mail) => subject.test(mail.subject ?? ''));
    const newest = found.at(-1);
    if (newest && found.length >= count) return newest;
  }
  const subjects = (await mailsTo(address)).map((mail) => mail.subject);
  throw new Error(
    `no mail to ${address} like ${String(subject)} within 20 s; there are: ${subjects.join(', ') || 'none'}`,
  );
}

/** The first address in the mail's text that matches. */
export function linkIn(mail: ParsedMail, pattern: RegExp): string {
  const link = (mail.text?.match(/https?:\/\/[^\s<>"')\]]+/g) ?? []).find((url) => pattern.test(url));
  if (!link) throw new Error(`no link like ${String(pattern)} in "${mail.subject}":\n${mail.text}`);
  return link;
}
