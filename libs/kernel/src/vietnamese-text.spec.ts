import { describe, expect, it } from 'vitest';
import { nameProblem, normaliseName, searchKey, textProblem } from './vietnamese-text.ts';

describe('searchKey', () => {
  it.each([
    ['Hưng Yên', 'hung yen'],
    ['  NGUYỄN   Thị Đào ', 'nguyen thi dao'],
    ['Phố Hiến', 'pho hien'],
    ['đường Điện Biên', 'duong dien bien'],
    ['ưƯơƠăĂâÂêÊôÔ', 'uuooaaaaeeoo'],
  ])('%s is found by %s', (text, key) => {
    expect(searchKey(text)).toBe(key);
    expect(searchKey(text.normalize('NFD'))).toBe(key);
  });
});

describe('normaliseName', () => {
  it('composes and collapses spaces, and keeps letters and case', () => {
    expect(normaliseName('  Nguyễn\u00a0 Văn   An '.normalize('NFD'))).toBe('Nguyễn Văn An');
  });
});

describe('nameProblem', () => {
  it.each([
    'Nguyễn Văn An',
    'TS.Minh Anh',
    'PGS.TS. Đỗ Thị Hà',
    "Y'Brông Niê",
    'Công ty TNHH 3D Phố Hiến (chi nhánh 2)',
    'Nguyễn Ân'.normalize('NFD'),
    'ễ'.repeat(100).normalize('NFD'),
  ])('takes %s', (name) => expect(nameProblem(name)).toBeNull());

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['a'.repeat(101), 'too_long'],
    ['Trúng thưởng tại bit.ly/abc', 'contains_link'],
    ['Xem https://xau.example', 'contains_link'],
    ['www.xau', 'contains_link'],
    ['nhận quà ở quatang.com.vn nhé', 'contains_link'],
    ['an@congty.example', 'contains_link'],
    ['An\nBcc: x', 'not_plain_text'],
    ['An\u202eteg', 'not_plain_text'],
    ['A\u200bn', 'not_plain_text'],
    ['<b>An</b>', 'not_plain_text'],
    ['12345', 'not_a_name'],
  ])('says of %j that it is %s', (name, problem) => expect(nameProblem(name)).toBe(problem));
});

describe('textProblem', () => {
  it('allows lines, refuses what cannot be seen, counts characters', () => {
    expect(textProblem('Dòng một\n\tDòng hai\r\n', 100)).toBeNull();
    expect(textProblem('a\u0000b', 100)).toBe('not_plain_text');
    expect(textProblem('a\u202eb', 100)).toBe('not_plain_text');
    expect(textProblem('ễ'.repeat(10).normalize('NFD'), 10)).toBeNull();
    expect(textProblem('ễ'.repeat(11), 10)).toBe('too_long');
    expect(textProblem(' ', 10, true)).toBe('required');
    expect(textProblem('', 10)).toBeNull();
  });
});
