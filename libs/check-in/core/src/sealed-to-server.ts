/** What is sealed for the server; a seal for the one never opens as the other. */
export const SEALED_PURPOSES = ['ANSWERS', 'WALK_UP'] as const;

/** What is sealed for the server. */
export type SealedPurpose = (typeof SEALED_PURPOSES)[number];

/** What one seal is bound to: opened for anything else it stays shut. */
export interface ServerSealContext {
  readonly purpose: SealedPurpose;
  readonly eventId: string;
  /** The scan that carries it: nobody can hang it on another. */
  readonly scanId: string;
}

/** The two halves of an event's receiving key. */
export interface ReceivingKeyPair {
  /** 65 bytes: a point of P-256, uncompressed. Devices hold this one alone. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** PKCS#8. */
  readonly secretKey: Uint8Array<ArrayBuffer>;
}

/** The runtime's WebCrypto, whichever runtime types it. */
type Subtle = typeof globalThis.crypto.subtle;

/** First byte of every seal. */
const VERSION = 1;
const POINT_BYTES = 65;
const TAG_BYTES = 16;
/** Said with every key, so that it is good for nothing else. */
const INFO = 'phohien-to-server-v1';
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
/** The nonce may be nought, because a key seals once. */
const NONCE = new Uint8Array(12);

/** Makes a receiving key. P-256, because every browser's WebCrypto has it, old phones included. */
export async function newReceivingKey(subtle: Subtle = globalThis.crypto.subtle): Promise<ReceivingKeyPair> {
  const { publicKey, privateKey } = await subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: new Uint8Array(await subtle.exportKey('raw', publicKey)),
    secretKey: new Uint8Array(await subtle.exportKey('pkcs8', privateKey)),
  };
}

/**
 * Seals a text so that only the server opens it again: not even the device that sealed it. Version, a key
 * of P-256 made for this seal alone, and AES-256-GCM under HKDF-SHA-256(ECDH, both public keys).
 *
 * @param publicKey of {@link ReceivingKeyPair}
 * @returns base64url; 109 characters and four for every three bytes of the text
 */
export async function sealToServer(
  text: string,
  publicKey: Uint8Array,
  context: ServerSealContext,
  subtle: Subtle = globalThis.crypto.subtle,
): Promise<string> {
  const receiver = await subtle.importKey('raw', new Uint8Array(publicKey), CURVE, false, []);
  const once = await subtle.generateKey(CURVE, true, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey));
  const key = await keyOf(once.privateKey, receiver, joined(point, publicKey), 'encrypt', subtle);
  const sealed = await subtle.encrypt(cipherFor(context), key, new TextEncoder().encode(text));
  return base64Url(joined(Uint8Array.of(VERSION), point, new Uint8Array(sealed)));
}

/** The text that {@link sealToServer} sealed; `null` where it is not for this key and context, or was changed. */
export async function openFromDevice(
  sealed: string,
  { publicKey, secretKey }: ReceivingKeyPair,
  context: ServerSealContext,
  subtle: Subtle = globalThis.crypto.subtle,
): Promise<string | null> {
  const bytes = bytesOf(sealed);
  if (!bytes || bytes[0] !== VERSION || bytes.length < 1 + POINT_BYTES + TAG_BYTES) return null;
  const point = bytes.slice(1, 1 + POINT_BYTES);
  try {
    const sender = await subtle.importKey('raw', point, CURVE, false, []);
    const secret = await subtle.importKey('pkcs8', new Uint8Array(secretKey), CURVE, false, ['deriveBits']);
    const key = await keyOf(secret, sender, joined(point, publicKey), 'decrypt', subtle);
    const opened = await subtle.decrypt(cipherFor(context), key, bytes.slice(1 + POINT_BYTES));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(opened);
  } catch {
    return null;
  }
}

/** A receiving key's public half as text: base64url. */
export function receivingKeyText(publicKey: Uint8Array): string {
  return base64Url(publicKey);
}

/** The public half of a receiving key, from its text; `null` where that is none. */
export function receivingKeyOf(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = bytesOf(text);
  return bytes?.length === POINT_BYTES ? bytes : null;
}

function cipherFor({ purpose, eventId, scanId }: ServerSealContext) {
  const additionalData = new TextEncoder().encode([purpose, eventId, scanId].join(' '));
  return { name: 'AES-GCM', iv: NONCE, additionalData };
}

async function keyOf(
  own: Parameters<Subtle['deriveKey']>[1],
  other: typeof own,
  salt: Uint8Array<ArrayBuffer>,
  usage: 'encrypt' | 'decrypt',
  subtle: Subtle,
) {
  const shared = await subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(INFO) };
  return subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [usage]);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function base64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
