/** RFC 5321: at most 64 before the @, 254 in all. */
const LONGEST = 254;
const LOCAL = /^(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The address as it is stored and compared: no spaces around it, lower case. */
export function normaliseEmail(address: string): string {
  return address.normalize('NFC').trim().toLowerCase();
}

/**
 * The address in its stored form, or `null` when it is none that we can send to: one @, plain
 * ASCII as almost every mail server here still expects, a domain with a dot, no quoting and no
 * line break, so that an address can never add a header to a mail.
 */
export function parseEmail(address: string): string | null {
  const normal = normaliseEmail(address);
  const at = normal.lastIndexOf('@');
  if (at < 1 || normal.length > LONGEST) return null;
  return LOCAL.test(normal.slice(0, at)) && DOMAIN.test(normal.slice(at + 1)) ? normal : null;
}
