import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_NAME_LENGTH, fileNameFor, isMediaType, mediaTypesOf, refusalOf } from './index.ts';

describe('the name of a file', () => {
  it.each([
    ['Ảnh chân dung.JPEG', 'image/jpeg', 'Ảnh chân dung.jpg'],
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['C:\\Users\\lan\\anh.png', 'image/webp', 'anh.webp'],
    ['..', 'image/png', 'tep.png'],
    ['', 'application/pdf', 'tep.pdf'],
    ['hoa-don.pdf\u0000.exe', 'application/pdf', 'hoa-don.pdf.pdf'],
    ['anh\u202Egpj.exe', 'image/jpeg', 'anhgpj.jpg'],
    ['a\r\nSet-Cookie: x', 'image/jpeg', 'aSet-Cookie x.jpg'],
    ['.htaccess', 'image/jpeg', 'htaccess.jpg'],
  ] as const)('%j becomes harmless', (given, mediaType, name) => {
    expect(fileNameFor(given, mediaType)).toBe(name);
  });

  it('is short, has no folder, and ends as its content', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = fileNameFor(given, 'image/webp');
        expect([...name].length).toBeLessThanOrEqual(FILE_NAME_LENGTH);
        expect(name).toMatch(/^[^./\\\p{C}][^/\\\p{C}]*\.webp$/u);
      }),
    );
  });
});

describe('a file seen from outside', () => {
  const wish = { kinds: ['picture'], mostBytes: 100 } as const;

  it.each([
    [{ bytes: 0, mediaType: 'image/png' }, 'empty'],
    [{ bytes: 101, mediaType: 'image/png' }, 'too_large'],
    [{ bytes: 100, mediaType: 'image/svg+xml' }, 'not_a_picture'],
    [{ bytes: 100, mediaType: 'application/pdf' }, 'not_a_picture'],
    [{ bytes: 100, mediaType: 'image/png' }, null],
  ] as const)('%j: %s', (file, refusal) => {
    expect(refusalOf(file, wish)).toBe(refusal);
  });

  it('says another word where more than pictures are taken', () => {
    expect(refusalOf({ bytes: 1, mediaType: 'text/html' }, { ...wish, kinds: ['picture', 'pdf'] })).toBe('wrong_kind');
    expect(refusalOf({ bytes: 1, mediaType: 'application/pdf' }, { ...wish, kinds: ['picture', 'pdf'] })).toBeNull();
  });

  it('knows no media type by accident of its prototype', () => {
    expect(isMediaType('constructor')).toBe(false);
    expect(mediaTypesOf(['pdf'])).toEqual(['application/pdf']);
  });
});
