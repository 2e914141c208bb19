import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that one code of an authenticator app is shown. */
export const TOTP_PERIOD = 30;
/** Steps before and after the current one that are accepted, for clocks that differ a little. */
const TOLERATED_STEPS = [0, -1, 1];

/** The six-digit code of RFC 4226 for `counter`. */
export function hotp(secret: string, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', secret).update(message).digest();
  const offset = digest[19]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The number of the 30-second step that `instant` falls in. */
export function totpStep(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / TOTP_PERIOD);
}

/** The step whose code `code` is, around `instant`; null when it is none's. */
export function matchingTotpStep(secret: string, code: string, instant: Date): number | null {
  const given = Buffer.from(code);
  const steps = TOLERATED_STEPS.map((offset) => totpStep(instant) + offset);
  return (
    steps.find((step) => {
      const expected = Buffer.from(hotp(secret, step));
      return given.length === expected.length && timingSafeEqual(given, expected);
    }) ?? null
  );
}
