import { describe, expect, it } from 'vitest';
import { isPersonRow, judgeSheet, type SheetRow } from './judge-sheet.ts';
import { dayIn, phoneText, type SheetCell, tidyText, typedCell } from './sheet-cell.ts';
import { layoutOf, missingColumns, type SheetColumn } from './sheet-columns.ts';

const facts = { today: '2026-11-23', schoolAuthority: false, registered: new Set<string>() };

function row(number: number, cells: Partial<Record<SheetColumn, string | SheetCell>>): SheetRow {
  const entries = Object.entries(cells).map(([column, cell]) => [
    column,
    typeof cell === 'string' ? typedCell(cell) : cell,
  ]);
  return { row: number, cells: Object.fromEntries(entries) as SheetRow['cells'] };
}
const adult = { fullName: 'Trần Thị Mai', birthDate: '05/03/2001', email: 'mai@truong.example' };
const child = {
  fullName: 'Lê Văn Tí',
  birthDate: '01/09/2012',
  email: '',
  guardianName: 'Lê Văn Tèo',
  guardianEmail: 'teo@nha.example',
};

describe('judgeSheet', () => {
  it('reads people; of a date of birth only the answer to one question remains', () => {
    const { people, problems } = judgeSheet([row(2, adult), row(3, child)], facts);
    expect(problems).toEqual([]);
    expect(people).toEqual([
      {
        fullName: 'Trần Thị Mai',
        email: 'mai@truong.example',
        phone: null,
        minor: false,
        guardianName: null,
        guardianEmail: null,
        locale: 'vi',
      },
      {
        fullName: 'Lê Văn Tí',
        email: '',
        phone: null,
        minor: true,
        guardianName: 'Lê Văn Tèo',
        guardianEmail: 'teo@nha.example',
        locale: 'vi',
      },
    ]);
  });

  it.each<[string, Partial<Record<SheetColumn, string | SheetCell>>, SheetColumn, string]>([
    ['no name', { ...adult, fullName: '' }, 'fullName', 'required'],
    ['no date of birth', { ...adult, birthDate: '' }, 'birthDate', 'required'],
    ['a day that is not', { ...adult, birthDate: '30/02/2001' }, 'birthDate', 'not_a_day'],
    ['the month first', { ...adult, birthDate: '12/31/2001' }, 'birthDate', 'not_a_day'],
    ['a year alone', { ...adult, birthDate: { text: '2001', is: 'number' } }, 'birthDate', 'not_a_day'],
    ['born tomorrow', { ...adult, birthDate: '24/11/2026' }, 'birthDate', 'in_the_future'],
    ['born long ago', { ...adult, birthDate: '01/01/1899' }, 'birthDate', 'not_a_day'],
    ['no address', { ...adult, email: '' }, 'email', 'required'],
    ['half an address', { ...adult, email: 'mai@' }, 'email', 'not_an_email'],
    ['half a number', { ...adult, phone: '0912' }, 'phone', 'not_a_phone'],
    ['a formula', { ...adult, fullName: { text: '', is: 'formula' } }, 'fullName', 'formula'],
    ['an error', { ...adult, email: { text: '#REF!', is: 'error' } }, 'email', 'error_value'],
    ['a child without guardian', { ...child, guardianName: '' }, 'guardianName', 'required'],
    ['a guardian without address', { ...child, guardianEmail: '' }, 'guardianEmail', 'required'],
    ['a child that is its own guardian', { ...child, guardianName: 'lê văn tí' }, 'guardianName', 'duplicate'],
    ['another language', { ...adult, locale: 'Français' }, 'locale', 'unknown_value'],
  ])('%s: one problem, in its cell', (_, cells, column, code) => {
    expect(judgeSheet([row(7, cells)], facts).problems).toEqual([{ row: 7, column, code, otherRow: null }]);
  });

  it('names the row that is repeated, and who is registered already', () => {
    const registered = new Set(['mai@truong.example|tran thi mai']);
    const twice = [row(2, child), row(3, { ...child, fullName: 'LÊ VĂN TÍ' }), row(5, adult)];
    expect(judgeSheet(twice, { ...facts, registered }).problems).toEqual([
      { row: 3, column: 'fullName', code: 'duplicate', otherRow: 2 },
      { row: 5, column: 'fullName', code: 'already_registered', otherRow: null },
    ]);
  });

  it('needs no guardian where the school answers for its pupils, but one address', () => {
    const bySchool = { ...facts, schoolAuthority: true };
    const alone = { ...child, guardianName: '', guardianEmail: '', email: 'ti@truong.example' };
    expect(judgeSheet([row(2, alone)], bySchool).problems).toEqual([]);
    expect(judgeSheet([row(2, { ...alone, email: '' })], bySchool).problems).toEqual([
      { row: 2, column: 'email', code: 'required', otherRow: null },
    ]);
  });

  it('passes over empty rows and the example', () => {
    expect(isPersonRow(row(2, { fullName: '\u00A0 ' }))).toBe(false);
    expect(isPersonRow(row(2, { ...adult, email: 'VIDU@truong.example ' }))).toBe(false);
    expect(isPersonRow(row(2, { fullName: { text: '', is: 'formula' } }))).toBe(true);
    expect(isPersonRow(row(2, adult))).toBe(true);
  });
});

describe('a cell', () => {
  it.each<[SheetCell, string | null]>([
    [typedCell('05/03/2010'), '2010-03-05'],
    [typedCell(' 5-3-2010 '), '2010-03-05'],
    [typedCell('5.3.2010'), '2010-03-05'],
    [typedCell('2010-03-05'), '2010-03-05'],
    [{ text: '2010-03-05', is: 'date' }, '2010-03-05'],
    [{ text: '40242', is: 'number' }, '2010-03-05'],
    [{ text: '40242.5', is: 'number' }, '2010-03-05'],
    [typedCell('05/03/10'), null],
    [typedCell('năm 2010'), null],
  ])('holds a day: %j', (cell, day) => expect(dayIn(cell)).toBe(day));

  it('gives a phone number its nought back', () => {
    expect(phoneText({ text: '912345678', is: 'number' })).toBe('0912345678');
    expect(phoneText(typedCell('912 345 678'))).toBe('0912345678');
    expect(phoneText(typedCell('0912 345 678'))).toBe('0912 345 678');
    expect(phoneText({ text: '84912345678', is: 'number' })).toBe('84912345678');
  });

  it('is tidied of what copying brings', () => {
    expect(tidyText('\uFEFFNguyễn\u00A0Văn\u200B  An '.normalize('NFD'))).toBe('Nguyễn Văn An');
  });
});

describe('layoutOf', () => {
  const headings = {
    fullName: ['Họ và tên', 'Full name'],
    birthDate: ['Ngày sinh'],
    email: ['Thư điện tử', 'Email'],
    phone: ['Số điện thoại'],
    guardianName: ['Họ tên người giám hộ'],
    guardianEmail: ['Thư của người giám hộ'],
    locale: ['Ngôn ngữ'],
  };

  it('knows its headings in any spelling, and what it does not read', () => {
    const layout = layoutOf(['STT', 'HỌ VÀ TÊN *', 'ngay sinh (dd/mm/yyyy)', 'E-mail', '', 'Lớp'], headings);
    expect(layout).toEqual({ at: { fullName: 1, birthDate: 2, email: 3 }, ignored: ['STT', 'Lớp'], twice: [] });
    expect(missingColumns(layout)).toEqual([]);
  });

  it('says what is missing and what stands there twice', () => {
    const layout = layoutOf(['Full name', 'Họ và tên'], headings);
    expect(layout.twice).toEqual(['fullName']);
    expect(missingColumns(layout)).toEqual(['birthDate', 'email']);
  });
});
