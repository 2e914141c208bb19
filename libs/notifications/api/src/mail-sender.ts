/** The sender of every mail, taken apart. */
export interface MailSender {
  /** Display name; empty when none was configured. */
  readonly name: string;
  readonly address: string;
  /** Right half of the Message-IDs. */
  readonly domain: string;
}

/** Reads `MAIL_FROM`, `Name <address>` or a bare address. Throws when it is neither: the API then does not start. */
export function parseMailSender(text: string): MailSender {
  const match = /^(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s@]+@[^<>\s@]+)>|([^<>\s@]+@[^<>\s@]+))$/.exec(text.trim());
  const address = match?.[2] ?? match?.[3];
  if (!address) throw new Error('MAIL_FROM is neither an address nor "Name <address>"');
  return { name: match?.[1]?.trim() ?? '', address, domain: address.slice(address.indexOf('@') + 1) };
}
