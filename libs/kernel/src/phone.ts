/** Separators that people write between digits. */
const SEPARATORS = /[\s.\-()\u2010-\u2015]/gu;

/** What remains after the country code: nine digits, beginning as mobile numbers do since 2018. */
const SUBSCRIBER = /^(?:\+84|0084|84|0)([35789]\d{8})$/;

/**
 * The phone number in its one stored form, `+84` and nine digits, or `null` when it is not a
 * Vietnamese number of ten digits (`0912 345 678`, `+84 912.345.678`).
 */
export function parsePhone(text: string): string | null {
  const match = SUBSCRIBER.exec(text.replace(SEPARATORS, ''));
  return match ? `+84${match[1]}` : null;
}

/** A stored number as people here read it: `0912 345 678`. */
export function formatPhone(phone: string): string {
  return phone.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');
}
