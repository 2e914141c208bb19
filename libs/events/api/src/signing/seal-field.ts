import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** The AES-256 key for one purpose, derived from FIELD_SECRET: no two purposes share a key. */
export function fieldKey(fieldSecret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fieldSecret, '', `pho-hien/${purpose}`, 32));
}

/**
 * Seals bytes for the database with AES-256-GCM: base64url of nonce, ciphertext and tag.
 *
 * @param owner whose bytes they are; sealed in, so that a row copied over another does not open
 */
export function sealField(plain: Uint8Array, key: Uint8Array, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** Opens what `sealField` sealed; throws when the key, the owner or a bit of it is another. */
export function openField(sealed: string, key: Uint8Array, owner: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
