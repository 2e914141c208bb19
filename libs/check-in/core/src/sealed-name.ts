/** Whose a ticket is, as a gate shows it. */
export interface TicketHolder {
  readonly fullName: string;
  /** In the event's table of organisations; `null`: none. */
  readonly organisationNumber: number | null;
}

/** What one seal is made for; no two names are ever sealed for the same. */
export interface SealContext {
  /** The 64 bytes of the ticket's own signature: whoever has not read the ticket has no key. */
  readonly signature: Uint8Array;
  readonly eventNumber: number;
  /** 1, 2, 3 …: another one whenever the name or the organisation changes. */
  readonly revision: number;
}

/** The runtime's WebCrypto, whichever runtime types it. */
type Subtle = typeof globalThis.crypto.subtle;

/** Said with every key, so that it is good for nothing but a name. */
export const SEAL_INFO = 'phohien-name-v1';
/** Bits of the proof that a sealed name was not changed. */
export const SEAL_TAG_BITS = 96;
const NO_ORGANISATION = 0xffff;

/**
 * Seals whose a ticket is under a key that only the ticket yields: AES-128-GCM under
 * HKDF-SHA-256(signature, event ‖ revision). The nonce may be nought, because a key seals once.
 */
export async function sealName(
  holder: TicketHolder,
  context: SealContext,
  subtle: Subtle = globalThis.crypto.subtle,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await keyOf(context, 'encrypt', subtle);
  return new Uint8Array(await subtle.encrypt(ALGORITHM, key, holderBytes(holder)));
}

/** What {@link sealName} sealed; `null` where it is not for this ticket, event and revision, or was changed. */
export async function openName(
  sealed: Uint8Array,
  context: SealContext,
  subtle: Subtle = globalThis.crypto.subtle,
): Promise<TicketHolder | null> {
  const key = await keyOf(context, 'decrypt', subtle);
  const bytes = await subtle.decrypt(ALGORITHM, key, new Uint8Array(sealed)).catch(() => null);
  if (!bytes || bytes.byteLength < 2) return null;
  const number = new DataView(bytes).getUint16(0);
  return {
    fullName: new TextDecoder().decode(new Uint8Array(bytes, 2)),
    organisationNumber: number === NO_ORGANISATION ? null : number,
  };
}

/** What is sealed: two bytes of organisation, big-endian, and the name in UTF-8. */
export function holderBytes({ fullName, organisationNumber }: TicketHolder): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(fullName);
  const bytes = new Uint8Array(2 + name.length);
  new DataView(bytes.buffer).setUint16(0, organisationNumber ?? NO_ORGANISATION);
  bytes.set(name, 2);
  return bytes;
}

/** The salt of a seal's key: event number and revision, four bytes each, big-endian. */
export function sealSalt({ eventNumber, revision }: Omit<SealContext, 'signature'>): Uint8Array<ArrayBuffer> {
  const salt = new Uint8Array(8);
  const view = new DataView(salt.buffer);
  view.setUint32(0, eventNumber);
  view.setUint32(4, revision);
  return salt;
}

const ALGORITHM = { name: 'AES-GCM', iv: new Uint8Array(12), tagLength: SEAL_TAG_BITS };

async function keyOf(context: SealContext, usage: 'encrypt' | 'decrypt', subtle: Subtle) {
  const secret = await subtle.importKey('raw', new Uint8Array(context.signature), 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(SEAL_INFO);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: sealSalt(context), info };
  return subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 128 }, false, [usage]);
}
