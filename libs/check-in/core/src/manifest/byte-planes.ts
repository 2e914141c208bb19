import { DamagedManifest } from './damaged-manifest.ts';

/** The columns of numbers that a manifest has, by the bytes of one value. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array;

/**
 * Writes a column plane by plane: first the lowest byte of every value, then the next. Bytes that
 * mean the same thing then stand beside each other, which is what a compressor likes; and nothing
 * has to be aligned.
 */
export function writePlanes(target: Uint8Array, at: number, column: NumberColumn): number {
  const { length, BYTES_PER_ELEMENT: width } = column;
  for (let plane = 0; plane < width; plane += 1)
    for (let row = 0; row < length; row += 1) target[at + plane * length + row] = column[row]! >>> (8 * plane);
  return at + width * length;
}

/** Writes rows of `width` bytes plane by plane. */
export function writeBytePlanes(target: Uint8Array, at: number, rows: Uint8Array, width: number): number {
  const length = rows.length / width;
  for (let plane = 0; plane < width; plane += 1)
    for (let row = 0; row < length; row += 1) target[at + plane * length + row] = rows[row * width + plane]!;
  return at + rows.length;
}

/** Reads what {@link writePlanes} and {@link writeBytePlanes} wrote, one column after the other. */
export class PlaneReader {
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = bytes;
    this.at = start;
  }

  /** Fills a column and returns it. */
  numbers<Column extends NumberColumn>(column: Column): Column {
    const { length, BYTES_PER_ELEMENT: width } = column;
    const start = this.take(width * length);
    for (let plane = 0; plane < width; plane += 1)
      for (let row = 0; row < length; row += 1)
        column[row]! |= this.bytes[start + plane * length + row]! << (8 * plane);
    return column;
  }

  /** The rows of `width` bytes, one after the other. */
  rows(length: number, width: number): Uint8Array {
    const rows = new Uint8Array(length * width);
    const start = this.take(rows.length);
    for (let plane = 0; plane < width; plane += 1)
      for (let row = 0; row < length; row += 1) rows[row * width + plane] = this.bytes[start + plane * length + row]!;
    return rows;
  }

  /** So many bytes as they are, not copied. */
  blob(length: number): Uint8Array {
    const start = this.take(length);
    return this.bytes.subarray(start, start + length);
  }

  /** Fails where bytes are left over. */
  end(): void {
    if (this.at !== this.bytes.length) throw new DamagedManifest('STRUCTURE');
  }

  private take(length: number): number {
    const start = this.at;
    if (start + length > this.bytes.length) throw new DamagedManifest('STRUCTURE');
    this.at += length;
    return start;
  }
}
