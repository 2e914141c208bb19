import { Injectable } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import type { ReadSheet } from './read-sheet.ts';
import { sheetHeadings } from './sheet-headings.ts';

/** What reads longer has been made to. */
const PATIENCE_MS = 20_000;
/** Megabytes of heap for one spreadsheet; 2,000 people take less than a tenth. */
const MOST_HEAP = 384;

/**
 * Reads spreadsheets, each in a thread of its own that may neither take long nor fill the memory: what
 * somebody sends never slows down those who register.
 */
@Injectable()
export class SheetReader {
  /** One at a time: two cores serve everybody. */
  private last: Promise<unknown> = Promise.resolve();

  read(bytes: Buffer): Promise<ReadSheet> {
    const next = this.last.then(() => readInThread(bytes));
    this.last = next.catch(() => undefined);
    return next;
  }
}

function readInThread(bytes: Buffer): Promise<ReadSheet> {
  return new Promise((resolve) => {
    // Node reads the plain TypeScript itself; the loader of the decorated classes is not needed.
    const thread = new Worker(new URL('./sheet.worker.ts', import.meta.url), {
      execArgv: [],
      workerData: { bytes: new Uint8Array(bytes), headings: sheetHeadings },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP },
    });
    const end = (read: ReadSheet) => {
      clearTimeout(timer);
      void thread.terminate();
      resolve(read);
    };
    const timer = setTimeout(() => end({ refused: { code: 'unpacks_too_large' } }), PATIENCE_MS);
    thread.on('message', end);
    thread.on('error', ({ code }: NodeJS.ErrnoException) =>
      end({ refused: { code: code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'unpacks_too_large' : 'damaged' } }),
    );
  });
}
