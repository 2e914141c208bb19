import { MOST_UNPACKED_BYTES, type RefusedSheet } from '@pho-hien/events-core';
import { ArchiveTooLarge, DamagedArchive, openArchive, type PackedFile, unpack } from './open-archive.ts';
import { storedArchive } from './stored-archive.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** Excel before 2007, and every workbook locked by a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Values and structure of a workbook: no pictures, charts, macros, links to elsewhere. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/;

/**
 * Looks at what the bytes are, whatever the file is called, and gives the workbook again with nothing in it
 * but values and structure: every byte of it was unpacked within bounds here.
 */
export function workbookParts(bytes: Buffer): { readonly workbook: Buffer } | { readonly refused: RefusedSheet } {
  if (bytes.length === 0) return { refused: { code: 'empty' } };
  if (startsWith(bytes, COMPOUND)) return { refused: { code: 'old_format' } };
  if (!startsWith(bytes, ZIP)) return { refused: { code: isText(bytes) ? 'text_table' : 'not_a_spreadsheet' } };
  try {
    const files = openArchive(bytes);
    const code = refusalOf(files);
    if (code) return { refused: { code } };
    let left = MOST_UNPACKED_BYTES;
    const wanted = files.filter(({ name }) => WANTED.test(name));
    if (wanted.reduce((sum, { declaredSize }) => sum + declaredSize, 0) > left) throw new ArchiveTooLarge();
    const plain = wanted.map((file) => {
      const content = unpack(file, left);
      left -= content.length;
      return { name: file.name, content };
    });
    if (plain.some(({ content }) => content.includes('macroEnabled'))) return { refused: { code: 'macros' } };
    return { workbook: storedArchive(plain) };
  } catch (error) {
    if (error instanceof ArchiveTooLarge) return { refused: { code: 'unpacks_too_large' } };
    if (error instanceof DamagedArchive) return { refused: { code: 'damaged' } };
    throw error;
  }
}

function refusalOf(files: readonly PackedFile[]): RefusedSheet['code'] | null {
  const has = (test: (name: string) => boolean) => files.some(({ name }) => test(name));
  if (has((name) => name.endsWith('vbaProject.bin'))) return 'macros';
  if (has((name) => name === 'xl/workbook.bin')) return 'old_format';
  const mimetype = files.find(({ name }) => name === 'mimetype');
  if (mimetype && mimetype.packed.includes('opendocument')) return 'open_document';
  return has((name) => /^xl\/workbook\d*\.xml$/.test(name)) ? null : 'not_a_spreadsheet';
}

const startsWith = (bytes: Buffer, sign: Buffer) => bytes.subarray(0, sign.length).equals(sign);

/** Whether the beginning reads as lines of text with separators, as .csv has. */
function isText(bytes: Buffer): boolean {
  const beginning = bytes.subarray(0, 4096);
  return !beginning.includes(0) && /[,;\t]/.test(beginning.toString('utf8')) && !/^\s*[<%{]/.test(beginning.toString());
}
