import { createSubscriber } from 'svelte/reactivity';

const EVERY_MS = 20_000;

class Minute {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, EVERY_MS);
    return () => clearInterval(timer);
  });

  /** The time in milliseconds; what reads it is drawn again as minutes pass. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const minute = new Minute();
