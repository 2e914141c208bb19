import { newId } from '@pho-hien/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nobleEd25519 } from './noble-ed25519.ts';
import { parseScannedText } from './scanned-text.ts';
import { idSuffixOf, parseShortCode, shortCodeOf } from './short-code.ts';
import { signTicket } from './ticket-token.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ids = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => newId(undefined, (target) => (target.set(bytes), target)));

describe('the short code', () => {
  it('is the tail of the id, in a written form, and leads back to it', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const code = shortCodeOf(id);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
        expect(id.replaceAll('-', '').endsWith(idSuffixOf(code))).toBe(true);
        expect(parseShortCode(code)).toBe(code);
      }),
    );
  });

  it('forgives case, spaces, hyphens and letters that look like digits', () => {
    const code = shortCodeOf('0193a000-0000-7000-8000-000000000001');
    expect(code.startsWith('0000-0001-')).toBe(true);
    const check = code.at(-1)!;
    for (const typed of [`oO0o 000I ${check}`, `0000000l${check.toLowerCase()}`, ` 0000–0001–${check} `]) {
      expect(parseShortCode(typed)).toBe(code);
    }
  });

  it('finds every single wrong character and every two exchanged', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const compact = shortCodeOf(id).replaceAll('-', '');
        for (let i = 0; i < compact.length; i++) {
          for (const other of ALPHABET) {
            if (other === compact[i]) continue;
            expect(parseShortCode(compact.slice(0, i) + other + compact.slice(i + 1))).toBeNull();
          }
          for (let j = i + 1; j < compact.length; j++) {
            if (compact[i] === compact[j]) continue;
            const swapped = Array.from(compact);
            [swapped[i], swapped[j]] = [swapped[j]!, swapped[i]!];
            expect(parseShortCode(swapped.join(''))).toBeNull();
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('parseScannedText', () => {
  const ticketId = '0193a000-0000-7000-8000-0123456789ab';

  it('tells a ticket, a typed code and anything else apart', async () => {
    const token = { flags: 0, keyId: 0, eventNumber: 1, ticketId, ticketTypeNumber: 1, validFrom: null, validUntil: null };
    const text = await signTicket(token, new Uint8Array(32), nobleEd25519);
    for (const scanned of [text, `${text}\r\n`]) {
      const read = parseScannedText(scanned);
      expect(read.kind === 'token' && read.ticket.token.ticketId).toBe(ticketId);
    }
    const shortCode = shortCodeOf(ticketId);
    expect(parseScannedText(`${shortCode.toLowerCase()}\n`)).toEqual({ kind: 'shortCode', shortCode });
    for (const other of ['', 'https://example.vn', 'PH1:ABC', '123456789012', `${text} `]) {
      expect(parseScannedText(other)).toEqual({ kind: 'notATicket' });
    }
  });
});
