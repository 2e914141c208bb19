import { keyedHash } from '../sign-in/keyed-hash.ts';

/** How somebody who tries the demonstration signs in as one of its people. */
export interface DemoCredentials {
  readonly password: string;
  /** The secret of the authenticator app, as the app takes it: base32. Empty where the role needs none. */
  readonly totpKey: string;
  readonly totpUri: string;
}

/** RFC 4648, without padding. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Password and authenticator secret of a demo account: the same as long as the installation keeps its secret, and no other's. */
export function demoCredentials(authSecret: string, email: string): DemoCredentials {
  const totpKey = base32(demoTotpSecret(authSecret, email));
  const label = encodeURIComponent(`Phố Hiến:${email}`);
  return {
    password: `pho-hien-${keyedHash(authSecret, 'demo-password', email)
      .replace(/[^a-z0-9]/gi, '')
      .slice(0, 8)
      .toLowerCase()}`,
    totpKey,
    totpUri: `otpauth://totp/${label}?secret=${totpKey}&issuer=${encodeURIComponent('Phố Hiến')}`,
  };
}

/** The secret itself, whose characters are the bytes that the app computes with. */
export function demoTotpSecret(authSecret: string, email: string): string {
  return keyedHash(authSecret, 'demo-totp', email).slice(0, 20);
}

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
