/**
 * Ed25519 (RFC 8032) as this context needs it. Two implementations stand behind it: the runtime's
 * own, and one in plain JavaScript for browsers that lack it.
 */
export interface Ed25519 {
  /** The 32-byte public key of a 32-byte secret key. */
  publicKeyOf(secretKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** The 64-byte signature of the message. */
  sign(message: Uint8Array, secretKey: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether the signature is the key's own over exactly this message; `false` as well for malformed input. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): Promise<boolean>;
}
