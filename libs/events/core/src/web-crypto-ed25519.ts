import type { Ed25519 } from './ed25519.ts';

/** The runtime's WebCrypto, whichever runtime types it. */
export type Subtle = typeof globalThis.crypto.subtle;
type Key = Awaited<ReturnType<Subtle['importKey']>>;

/** What PKCS #8 writes before the 32 bytes of an Ed25519 secret key (RFC 8410). */
const PKCS8_PREFIX = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** Few keys are in use at once (one or two an event); the limit only keeps the memory bounded. */
const KEYS_KEPT = 64;

/**
 * Ed25519 by the runtime's WebCrypto. Public keys are imported once and kept, because a gate asks
 * about the same key at every scan.
 *
 * @param subtle another WebCrypto than the runtime's own
 */
export function webCryptoEd25519(subtle: Subtle = globalThis.crypto.subtle): Ed25519 {
  const imported = new Map<string, Promise<Key>>();

  function importPublicKey(bytes: Uint8Array): Promise<Key> {
    const name = String.fromCharCode(...bytes);
    const known = imported.get(name);
    if (known) return known;
    if (imported.size >= KEYS_KEPT) imported.clear();
    const key = subtle.importKey('raw', new Uint8Array(bytes), 'Ed25519', false, ['verify']);
    imported.set(name, key);
    return key;
  }

  return {
    async publicKeyOf(secretKey) {
      const { x } = await subtle.exportKey('jwk', await importSecretKey(subtle, secretKey));
      const binary = atob((x ?? '').replaceAll('-', '+').replaceAll('_', '/'));
      return Uint8Array.from(binary, (character) => character.charCodeAt(0));
    },
    async sign(message, secretKey) {
      const key = await importSecretKey(subtle, secretKey);
      return new Uint8Array(await subtle.sign('Ed25519', key, new Uint8Array(message)));
    },
    async verify(signature, message, publicKey) {
      if (signature.length !== 64 || publicKey.length !== 32) return false;
      try {
        const key = await importPublicKey(publicKey);
        return await subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
      } catch {
        return false; // The runtime refused the public key.
      }
    },
  };
}

/** Whether the runtime knows Ed25519; where it does not, take the one in plain JavaScript. */
export async function hasWebCryptoEd25519(subtle: Subtle | undefined = globalThis.crypto?.subtle): Promise<boolean> {
  if (!subtle) return false; // Browsers keep it from pages that came without encryption.
  return importSecretKey(subtle, new Uint8Array(32)).then(
    () => true,
    () => false,
  );
}

function importSecretKey(subtle: Subtle, bytes: Uint8Array): Promise<Key> {
  return subtle.importKey('pkcs8', new Uint8Array([...PKCS8_PREFIX, ...bytes]), 'Ed25519', true, ['sign']);
}
