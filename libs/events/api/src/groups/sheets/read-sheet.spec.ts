import { MOST_PEOPLE, MOST_SHEET_BYTES } from '@pho-hien/events-core';
import { type WriteOptions, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openArchive, unpack } from './open-archive.ts';
import { SheetReader } from './sheet-reader.ts';
import { storedArchive } from './stored-archive.ts';
import { headingsIn, writeTemplate } from './write-template.ts';
import { readSheet } from './read-sheet.ts';
import { sheetHeadings } from './sheet-headings.ts';

const HEADINGS = Object.values(headingsIn('vi'));
const MAI = ['Trần Thị Mai', '05/03/2001', 'mai@truong.example', '0912345678'];

const read = (bytes: Uint8Array) => readSheet(Buffer.from(bytes), sheetHeadings);
const workbook = (sheet: Partial<WriteSheet>, more: Partial<WriteOptions> = {}) =>
  writeXlsx({ sheets: [{ name: 'Lớp 9A', rows: [HEADINGS, MAI], ...sheet }], ...more });
const codeOf = async (bytes: Uint8Array | Promise<Uint8Array>) => {
  const answer = await read(await bytes);
  return 'refused' in answer ? answer.refused : null;
};
const text = (value: string) => ({ text: value, is: 'text' });

describe('a spreadsheet that is read', () => {
  it('gives its people, row by row, whatever stands above and beside them', async () => {
    const rows = [
      ['DANH SÁCH LỚP 9A'],
      [],
      ['STT', ...HEADINGS],
      ['1', ...MAI],
      [],
      ['2', 'Lê\u00A0Tí'.normalize('NFD'), new Date('2012-09-01'), null, 912345678],
    ];
    expect(await read(await workbook({ rows }))).toEqual({
      rows: [
        {
          row: 4,
          cells: { fullName: text(MAI[0]!), birthDate: text(MAI[1]!), email: text(MAI[2]!), phone: text(MAI[3]!) },
        },
        {
          row: 6,
          cells: {
            fullName: text('Lê Tí'),
            birthDate: { text: '2012-09-01', is: 'date' },
            phone: { text: '912345678', is: 'number' },
          },
        },
      ],
      ignored: ['STT'],
    });
  });

  it.each(['vi', 'en'] as const)('is the template itself (%s), once somebody stands in it', async (locale) => {
    expect(await codeOf(writeTemplate(locale))).toEqual({ code: 'no_people' });
  });

  it('keeps a formula as a formula: nothing is computed, and no remembered result is believed', async () => {
    const cells = new Map([
      ['1,0', { formula: 'CONCAT("a","b")', formulaResult: 'ab', type: 'formula' as const, value: 'ab' }],
    ]);
    const answer = await read(await workbook({ cells }));
    expect(answer).toMatchObject({ rows: [{ cells: { fullName: { text: '', is: 'formula' } } }] });
  });
});

describe('a spreadsheet that is not read', () => {
  it.each<[string, Partial<WriteSheet>, object]>([
    [
      'another layout',
      {
        rows: [
          ['Tên', 'Lớp'],
          ['Mai', '9A'],
        ],
      },
      { code: 'other_layout', columns: ['birthDate', 'email'] },
    ],
    ['nobody in it', { rows: [HEADINGS] }, { code: 'no_people' }],
    ['a heading twice', { rows: [[...HEADINGS, 'Email'], MAI] }, { code: 'heading_twice', columns: ['email'] }],
    [
      'merged cells',
      { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] },
      { code: 'merged_cells', places: ['A2:A3'] },
    ],
    ['hidden rows', { rowDefs: new Map([[1, { hidden: true }]]) }, { code: 'hidden_rows', places: ['2'] }],
    [
      'too many people',
      { rows: [HEADINGS, ...Array.from({ length: MOST_PEOPLE + 1 }, (_, i) => [`Người ${i}`, ...MAI.slice(1)])] },
      { code: 'too_many_people', places: ['2001'] },
    ],
  ])('%s', async (_, sheet, refused) => expect(await codeOf(workbook(sheet))).toEqual(refused));

  it('people on two sheets', async () => {
    const sheets = [9, 10].map((grade) => ({ name: `Khối ${grade}`, rows: [HEADINGS, MAI] }));
    expect(await codeOf(writeXlsx({ sheets }))).toEqual({ code: 'several_sheets', places: ['Khối 9', 'Khối 10'] });
  });

  it('macros', async () => {
    expect(await codeOf(workbook({}, { vbaProject: new Uint8Array([1, 2, 3]) }))).toEqual({ code: 'macros' });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['too many bytes', Buffer.alloc(MOST_SHEET_BYTES + 1), 'too_large'],
    ['Excel before 2007', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_format'],
    ['commas', Buffer.from('Họ và tên;Ngày sinh\nMai;05/03/2001'), 'text_table'],
    ['a page', Buffer.from('<html><body>a,b</body></html>'), 'not_a_spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not_a_spreadsheet'],
    [
      'an archive of something else',
      storedArchive([{ name: 'a.txt', content: Buffer.from('a') }]),
      'not_a_spreadsheet',
    ],
    [
      'OpenDocument',
      storedArchive([{ name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') }]),
      'open_document',
    ],
    ['the beginning of an archive', Buffer.from('PK\u0003\u0004 and no more'), 'damaged'],
  ])('%s', async (_, bytes, code) => expect(await codeOf(bytes)).toEqual({ code }));

  it('half a workbook, or one with damaged sheets', async () => {
    const bytes = Buffer.from(await workbook({}));
    expect(await codeOf(bytes.subarray(0, bytes.length / 2))).toEqual({ code: 'damaged' });
    const parts = openArchive(bytes).map((file) => ({ name: file.name, content: unpack(file, 1_000_000) }));
    const broken = parts.map((part) =>
      /workbook\.xml$/.test(part.name) ? { ...part, content: Buffer.from('<') } : part,
    );
    expect(await codeOf(storedArchive(broken))).toMatchObject({ code: expect.stringMatching(/damaged|other_layout/) });
  });

  it('what unpacks to more than it says, in a thread that cannot take much', async () => {
    const bytes = Buffer.from(await workbook({}));
    const bomb = withPacked(bytes, 'xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(100_000_000, ' ')));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await new SheetReader().read(bomb)).toEqual({ refused: { code: 'unpacks_too_large' } });
  });
});

it('reads in its thread what it reads here', async () => {
  const bytes = Buffer.from(await workbook({}));
  expect(await new SheetReader().read(bytes)).toEqual(await read(bytes));
});

/** The archive with other packed bytes for one file, while its directory still tells the old size. */
function withPacked(bytes: Buffer, name: string, packed: Buffer): Buffer {
  const parts = openArchive(bytes).map((file) => ({ name: file.name, content: unpack(file, 1_000_000) }));
  const archive = storedArchive(parts.map((part) => (part.name === name ? { name, content: packed } : part)));
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4)) {
    if (archive.toString('utf8', at + 46, at + 46 + name.length) !== name) continue;
    archive.writeUInt16LE(8, at + 10);
    archive.writeUInt32LE(100, at + 24);
  }
  return archive;
}
