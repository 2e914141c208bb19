import { parentPort, workerData } from 'node:worker_threads';
import { type Headings, readSheet } from './read-sheet.ts';

const { bytes, headings } = workerData as { bytes: Uint8Array; headings: Headings };

void readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), headings).then((read) =>
  parentPort!.postMessage(read),
);
