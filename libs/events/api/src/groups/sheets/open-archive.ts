import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end record and the longest comment after it. */
const END_WITHIN = 22 + 65_535;
const MOST_ENTRIES = 2000;

/** One file of an archive, still packed. */
export interface PackedFile {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
  /** What the archive says; only a hint. */
  readonly declaredSize: number;
}

/** The archive cannot be read, or is one that no spreadsheet program writes. */
export class DamagedArchive extends Error {}
/** A file of it is larger than we want to hold. */
export class ArchiveTooLarge extends Error {}

/** The files of a ZIP archive, by its central directory; nothing is unpacked. Throws `DamagedArchive`. */
export function openArchive(bytes: Buffer): PackedFile[] {
  try {
    const end = endOf(bytes);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new DamagedArchive('too many files');
    const files: PackedFile[] = [];
    for (let at = bytes.readUInt32LE(end + 16), i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw new DamagedArchive('no entry where one should be');
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
      files.push({
        name: bytes.toString('utf8', at + 46, at + 46 + nameLength!),
        method: bytes.readUInt16LE(at + 10),
        declaredSize: bytes.readUInt32LE(at + 24),
        packed: packedAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
      });
      at += 46 + nameLength! + extraLength! + commentLength!;
    }
    return files;
  } catch (error) {
    throw error instanceof DamagedArchive ? error : new DamagedArchive('cut off', { cause: error });
  }
}

/** Unpacks a file, and stops as soon as it is larger than `most` bytes, whatever the archive says. */
export function unpack({ method, packed }: PackedFile, most: number): Buffer {
  if (method === 0) {
    if (packed.length > most) throw new ArchiveTooLarge();
    return packed;
  }
  if (method !== 8) throw new DamagedArchive('an unusual way of packing');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new ArchiveTooLarge();
    throw new DamagedArchive('a file that cannot be unpacked', { cause: error });
  }
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - END_WITHIN); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new DamagedArchive('no end');
}

function packedAt(bytes: Buffer, header: number, size: number): Buffer {
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + size > bytes.length) throw new DamagedArchive('beyond the end');
  return bytes.subarray(start, start + size);
}
