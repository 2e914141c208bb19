/** The end of a UUIDv7 is 62 bits of chance: enough to tell the tickets of one event apart. */
const BYTES = 8;

/** Who signed up for the session of a list, read from a manifest. */
export class SignedUp {
  /** `null`: nobody has to. */
  private readonly ends: ReadonlySet<string> | null;

  /** @param text see `ManifestList` */
  constructor(text: string | null | undefined) {
    this.ends = text == null ? null : new Set(endsIn(text));
  }

  /** Whether this ticket's holder did, or need not. */
  has(ticketId: string): boolean {
    return this.ends === null || this.ends.has(ticketId.replaceAll('-', '').slice(-2 * BYTES));
  }
}

function* endsIn(text: string): Generator<string> {
  const hex = Array.from(atob(text), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  for (let at = 0; at < hex.length; at += 2 * BYTES) yield hex.slice(at, at + 2 * BYTES);
}
