/** Bytes that are written one after the other, little-endian. */
export class GrowingBytes {
  private buffer = new Uint8Array(1024);
  private view = new DataView(this.buffer.buffer);
  /** How many bytes have been written. */
  length = 0;

  uint8(value: number): void {
    const at = this.next(1);
    this.view.setUint8(at, value);
  }

  uint16(value: number): void {
    const at = this.next(2);
    this.view.setUint16(at, value, true);
  }

  uint32(value: number): void {
    const at = this.next(4);
    this.view.setUint32(at, value, true);
  }

  bytes(bytes: Uint8Array): void {
    const at = this.next(bytes.length);
    this.buffer.set(bytes, at);
  }

  /** What has been written, not copied: good until more is written. */
  written(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** The same as numbers of that width. Every machine that runs this is little-endian. */
  as<Column extends Uint8Array | Uint16Array | Uint32Array>(
    Numbers: new (buffer: ArrayBuffer, offset: number, length: number) => Column,
  ): Column {
    const width = (Numbers as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;
    return new Numbers(this.buffer.buffer, 0, this.length / width);
  }

  private next(length: number): number {
    const at = this.length;
    this.length += length;
    if (this.length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.length, 2 * this.buffer.length));
      larger.set(this.buffer);
      this.buffer = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }
}
