import { describe, expect, it } from 'vitest';
import { parseEmail } from './email.ts';
import { formatPhone, parsePhone } from './phone.ts';

describe('parsePhone', () => {
  it.each(['0912345678', '0912 345 678', '+84 912.345.678', '84912345678', '0084-912-345-678', '(091) 2345678'])(
    'reads %s',
    (text) => expect(parsePhone(text)).toBe('+84912345678'),
  );

  it.each(['', '091234567', '09123456789', '0212345678', '+1 912345678', '0912345678x', '12345678'])(
    'refuses %j',
    (text) => expect(parsePhone(text)).toBeNull(),
  );

  it('is shown as people write it', () => expect(formatPhone('+84912345678')).toBe('0912 345 678'));
});

describe('parseEmail', () => {
  it.each([
    [' Ten@CongTy.example ', 'ten@congty.example'],
    ['a.b+ve@mail.hungyen.gov.vn', 'a.b+ve@mail.hungyen.gov.vn'],
  ])('stores %j as %s', (text, stored) => expect(parseEmail(text)).toBe(stored));

  it.each([
    '',
    'ten',
    '@congty.example',
    'ten@',
    'ten@congty',
    'ten@@congty.example',
    'a b@congty.example',
    'ten@congty.example\nBcc: x@y.example',
    '.ten@congty.example',
    'ten@-congty.example',
    `${'a'.repeat(65)}@congty.example`,
    `ten@${'a'.repeat(250)}.example`,
    'Tên <ten@congty.example>',
  ])('refuses %j', (text) => expect(parseEmail(text)).toBeNull());
});
