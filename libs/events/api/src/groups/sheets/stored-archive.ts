import { crc32 } from 'node:zlib';

/** A file to put into an archive. */
export interface PlainFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A ZIP archive of these files, not packed: what reads it unpacks exactly what was looked at before. */
export function storedArchive(files: readonly PlainFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const fields = header(name, content);
    const local = Buffer.concat([signature(0x04034b50), fields, Buffer.from(name)]);
    const entry = Buffer.concat([
      signature(0x02014b50),
      Buffer.from([20, 0]),
      fields,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    entry.writeUInt32LE(at, 42);
    parts.push(local, content);
    directory.push(entry);
    at += local.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** What the two headers of a file share: version, flags, method, time, checksum, sizes, lengths. */
function header(name: string, content: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
