import { describe, expect, it } from 'vitest';
import { nameKey } from './name-key.ts';

describe('what tells a name apart', () => {
  it.each([
    'Nhãn Lồng Phố Hiến',
    'Công ty TNHH Nhãn Lồng Phố Hiến',
    'CÔNG TY CỔ PHẦN NHÃN LỒNG PHỐ HIẾN',
    'Công ty TNHH MTV “Nhãn lồng” Phố Hiến',
    'Công ty Trách nhiệm hữu hạn Một thành viên Nhãn Lồng Phố Hiến',
    'HTX Nhãn lồng Phố Hiến',
    'Nhan Long Pho Hien Co., Ltd.',
    'CTCP nhãn-lồng phố hiến',
  ])('is the same in %s', (name) => expect(nameKey(name)).toBe('nhan long pho hien'));

  it('leaves words that only look like a legal form', () => {
    expect(nameKey('Incubator Hưng Yên')).toBe('incubator hung yen');
    expect(nameKey('Ctytech')).toBe('ctytech');
  });

  it('is never nothing', () => expect(nameKey('Công ty TNHH')).toBe('cong ty tnhh'));
});
