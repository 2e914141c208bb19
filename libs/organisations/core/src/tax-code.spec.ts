import { describe, expect, it } from 'vitest';
import { parseTaxCode } from './tax-code.ts';

describe('a tax code', () => {
  it('has ten digits, the last of which checks the others', () => {
    expect(parseTaxCode('0100109106')).toEqual({ code: '0100109106', form: 'ENTERPRISE', checkDigit: 'right' });
    expect(parseTaxCode(' 0100 109 106 ')?.code).toBe('0100109106');
    for (const digit of '012345789') expect(parseTaxCode(`010010910${digit}`)).toBeNull();
  });

  it('has three more for a branch', () => {
    for (const written of ['0100109106-001', '0100109106001', '0100109106 – 001'])
      expect(parseTaxCode(written)).toEqual({ code: '0100109106-001', form: 'BRANCH', checkDigit: 'right' });
    expect(parseTaxCode('0100109106-000')).toBeNull();
    expect(parseTaxCode('0100109105-001')).toBeNull();
  });

  it('or is the personal number of a household, which has no check digit', () => {
    expect(parseTaxCode('033099001234')).toEqual({ code: '033099001234', form: 'PERSON', checkDigit: 'none' });
  });

  it('is taken with a warning where no digit can be right', () => {
    // 31·1 + 29·0 + 23·1 + 19·0 + 17·0 + 13·0 + 7·0 + 5·0 + 3·4 = 66, a multiple of 11.
    for (const digit of '0123456789')
      expect(parseTaxCode(`101000004${digit}`)).toMatchObject({ checkDigit: 'disputed' });
  });

  it.each(['', '123', '010010910', '01001091066', '0100109106-01', 'O100109106', '01001091060012', '٠١٠٠١٠٩١٠٦'])(
    'is not “%s”',
    (text) => expect(parseTaxCode(text)).toBeNull(),
  );
});
