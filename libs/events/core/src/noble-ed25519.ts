import * as ed from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Ed25519 } from './ed25519.ts';

// The library leaves the choice of SHA-512 to whoever uses it; ours needs no secure context.
ed.hashes.sha512 ??= sha512;

/** Ed25519 in plain JavaScript, for runtimes without their own: slower, the same answers. */
export const nobleEd25519: Ed25519 = {
  publicKeyOf: async (secretKey) => new Uint8Array(ed.getPublicKey(plain(secretKey))),
  sign: async (message, secretKey) => new Uint8Array(ed.sign(plain(message), plain(secretKey))),
  verify: async (signature, message, publicKey) => {
    if (signature.length !== 64 || publicKey.length !== 32) return false;
    try {
      // Strict as RFC 8032, which is what WebCrypto checks too.
      return ed.verify(plain(signature), plain(message), plain(publicKey), { zip215: false });
    } catch {
      return false; // The public key is not a point of the curve.
    }
  },
};

/** A Node `Buffer` as the plain bytes that the library asks for. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
