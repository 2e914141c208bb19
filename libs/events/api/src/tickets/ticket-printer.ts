import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import type { TicketDocument } from '../documents/ticket-document.ts';
import type { Makers, Order } from '../documents/ticket-files.worker.ts';

type Made<Kind extends keyof Makers> = Awaited<ReturnType<Makers[Kind]>>;

interface Waiting {
  readonly resolve: (made: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Draws tickets in a thread of its own: a PDF takes some 60 ms, in which this process would answer
 * nobody. The thread starts with the first order.
 */
@Injectable()
export class TicketPrinter implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  print<Kind extends keyof Makers>(kind: Kind, ticket: TicketDocument, madeAt: Date): Promise<Made<Kind>> {
    const id = (this.orders += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.running().postMessage({ id, kind, ticket, madeAt } satisfies Order);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread?.terminate();
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    // Node reads the plain TypeScript of the documents itself; the loader of the decorated classes is not needed.
    const thread = new Worker(new URL('../documents/ticket-files.worker.ts', import.meta.url), { execArgv: [] });
    thread.on('message', ({ id, made, error }: { id: number; made?: unknown; error?: unknown }) => {
      const order = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) order?.resolve(withBuffers(made) as never);
      else order?.reject(error);
    });
    thread.on('error', (error) => this.giveUp(error));
    thread.on('exit', () => this.giveUp(new Error('The thread that draws tickets has ended')));
    // It keeps no process alive that has nothing else to do.
    thread.unref();
    this.thread = thread;
    return thread;
  }

  /** Whoever waits is told; the next order starts another thread. */
  private giveUp(error: Error): void {
    this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** Between threads a `Buffer` becomes a plain array of bytes; makes it one again. */
function withBuffers(made: unknown): unknown {
  if (made instanceof Uint8Array) return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
  if (Array.isArray(made)) return made.map(withBuffers);
  if (typeof made !== 'object' || made === null) return made;
  return Object.fromEntries(Object.entries(made).map(([key, value]) => [key, withBuffers(value)]));
}
