/** How often a stream of the latest state is read, in milliseconds. */
export interface ReadingPace {
  readonly everyMs?: number;
  readonly atLeastEveryMs?: number;
}

/**
 * A subscription's stream of the latest state: emits `read()` at once and then after each change,
 * at most once every `everyMs`, and at least once every `atLeastEveryMs` while somebody listens.
 */
export async function* latest<T>(
  listen: (changed: () => void) => () => void,
  read: () => Promise<T>,
  { everyMs = 500, atLeastEveryMs = 15_000 }: ReadingPace = {},
): AsyncGenerator<T> {
  let changed = true;
  let wake: () => void = () => undefined;
  const stop = listen(() => {
    changed = true;
    wake();
  });
  try {
    for (;;) {
      if (!changed)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, atLeastEveryMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      changed = false;
      yield await read();
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  } finally {
    stop();
    wake();
  }
}
