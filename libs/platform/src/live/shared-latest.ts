import { setImmediate as nextTurn } from 'node:timers/promises';
import { latest, type ReadingPace } from './latest.ts';

/** Telling one subscriber takes a fraction of a millisecond; whoever scans or registers meanwhile waits for a few only. */
const TOLD_IN_ONE_TURN = 10;

/**
 * One `latest` stream shared by many subscribers: read once for all of them. A slow subscriber
 * skips states and always gets the newest; the reading ends with the last one.
 */
export class SharedLatest<T> {
  private readonly waiting = new Set<Subscriber<T>>();
  private value: { readonly state: T } | undefined;
  private ended = false;

  /** @param onIdle called once, when the last subscriber has gone; make a new one for the next */
  constructor(
    listen: (changed: () => void) => () => void,
    read: () => Promise<T>,
    private readonly onIdle: () => void,
    pace: ReadingPace = {},
  ) {
    void this.pump(latest(listen, read, pace));
  }

  /** A stream of its own for one subscriber: the present state at once, then every newer one. */
  subscribe(): AsyncIterableIterator<T> {
    const subscriber = new Subscriber<T>(() => this.leave(subscriber));
    this.waiting.add(subscriber);
    if (this.value) subscriber.offer(this.value.state);
    return subscriber;
  }

  private async pump(states: AsyncGenerator<T>): Promise<void> {
    try {
      for await (const state of states) {
        if (this.ended) return;
        this.value = { state };
        let told = 0;
        for (const subscriber of [...this.waiting]) {
          subscriber.offer(state);
          told += 1;
          if (told % TOLD_IN_ONE_TURN === 0) await nextTurn();
        }
      }
    } catch (error) {
      this.end();
      for (const subscriber of this.waiting) subscriber.fail(error);
    }
  }

  private leave(subscriber: Subscriber<T>): void {
    if (this.waiting.delete(subscriber) && this.waiting.size === 0) this.end();
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onIdle();
  }
}

/** The stream of one subscriber: holds the newest state until it is asked for. */
class Subscriber<T> implements AsyncIterableIterator<T> {
  private newest: { readonly state: T } | undefined;
  private failure: { readonly error: unknown } | undefined;
  private done = false;
  private wake: () => void = () => undefined;

  constructor(private readonly left: () => void) {}

  offer(state: T): void {
    this.newest = { state };
    this.wake();
  }

  fail(error: unknown): void {
    this.failure = { error };
    this.wake();
  }

  async next(): Promise<IteratorResult<T>> {
    while (!this.done && !this.newest && !this.failure) await new Promise<void>((resolve) => (this.wake = resolve));
    if (this.failure) throw this.failure.error;
    if (this.done || !this.newest) return { done: true, value: undefined };
    const { state } = this.newest;
    this.newest = undefined;
    return { done: false, value: state };
  }

  async return(): Promise<IteratorResult<T>> {
    this.done = true;
    this.left();
    this.wake();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
