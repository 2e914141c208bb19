import { describe, expect, it } from 'vitest';
import { nobleEd25519 } from './noble-ed25519.ts';
import { hasWebCryptoEd25519, webCryptoEd25519 } from './web-crypto-ed25519.ts';

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// RFC 8032, section 7.1: secret key, public key, message, signature.
const VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
] as const;

describe.each([
  ['WebCrypto', webCryptoEd25519()],
  ['plain JavaScript', nobleEd25519],
])('Ed25519 by %s', (_, ed25519) => {
  it.each(VECTORS)(
    'gives the key, signature and answer of RFC 8032 for %s',
    async (secret, key, message, signature) => {
      expect(toHex(await ed25519.publicKeyOf(fromHex(secret)))).toBe(key);
      expect(toHex(await ed25519.sign(fromHex(message), fromHex(secret)))).toBe(signature);
      expect(await ed25519.verify(fromHex(signature), fromHex(message), fromHex(key))).toBe(true);
    },
  );

  it('says no to another message, another key, a changed signature and to anything malformed', async () => {
    const [, key, message, signature] = VECTORS[1];
    const otherKey = fromHex(VECTORS[2][1]);
    const changed = fromHex(signature);
    changed[40]! ^= 1;
    expect(await ed25519.verify(fromHex(signature), fromHex('73'), fromHex(key))).toBe(false);
    expect(await ed25519.verify(fromHex(signature), fromHex(message), otherKey)).toBe(false);
    expect(await ed25519.verify(changed, fromHex(message), fromHex(key))).toBe(false);
    expect(await ed25519.verify(changed.slice(1), fromHex(message), fromHex(key))).toBe(false);
    expect(await ed25519.verify(fromHex(signature), fromHex(message), new Uint8Array(31))).toBe(false);
    expect(await ed25519.verify(fromHex(signature), fromHex(message), new Uint8Array(32).fill(0xff))).toBe(false);
  });
});

describe('the runtime', () => {
  it('is asked whether it knows Ed25519', async () => {
    expect(await hasWebCryptoEd25519()).toBe(true);
    const without = { importKey: () => Promise.reject(new Error('NotSupportedError')) };
    // Only the one method is asked for.
    expect(await hasWebCryptoEd25519(without as unknown as typeof globalThis.crypto.subtle)).toBe(false);
  });
});
