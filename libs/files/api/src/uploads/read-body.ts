import type { Readable } from 'node:stream';
import { RefusedUpload } from './refused-upload.ts';

/** Collects a body; gives up, with the stream left open for an answer, as soon as it is larger than `most` bytes. */
export async function readBody(stream: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > most) throw new RefusedUpload('too_large');
    chunks.push(chunk as Buffer);
  }
  if (bytes === 0) throw new RefusedUpload('empty');
  return Buffer.concat(chunks, bytes);
}
