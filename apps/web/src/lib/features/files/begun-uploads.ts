/** An upload in parts that was begun on this device and is not known to be whole. */
export interface BegunUpload {
  /** Where its parts go. */
  readonly address: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content, hexadecimal: another content under the same name is another upload. */
  readonly digest: string;
  /** Until when parts are taken, milliseconds since 1970. */
  readonly until: number;
}

const PREFIX = 'pho-hien.upload.';

/** What was begun for a field; null where there is nothing that could go on. */
export function begunUpload(key: string): BegunUpload | null {
  try {
    const begun = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as BegunUpload | null;
    return begun && begun.until > Date.now() ? begun : null;
  } catch {
    return null;
  }
}

export function rememberUpload(key: string, begun: BegunUpload): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(begun));
  } catch {
    // Storage is full or off: it cannot go on after a reload, everything else works.
  }
}

export function forgetUpload(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is off: nothing was kept.
  }
}

/** The SHA-256 of a file; of what is known from outside where the browser computes none (no secure origin). */
export async function digestOf(file: File): Promise<string> {
  if (!globalThis.crypto?.subtle) return `${file.name}.${file.size}.${file.lastModified}`;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
