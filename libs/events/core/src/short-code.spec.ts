import { newId } from '@pho-hien/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idSuffixOf, parseShortCode, shortCodeOf } from './short-code.ts';

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
