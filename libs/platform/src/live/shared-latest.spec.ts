import { describe, expect, it, vi } from 'vitest';
import { SharedLatest } from './shared-latest.ts';

/** A topic that a test changes, and a state that counts how often it was read. */
function aTopic() {
  let changed: () => void = () => undefined;
  let reads = 0;
  const onIdle = vi.fn();
  const read = vi.fn(async () => (reads += 1));
  const stop = vi.fn();
  const shared = new SharedLatest<number>(
    (listener) => {
      changed = listener;
      return stop;
    },
    read,
    onIdle,
  );
  return { shared, read, stop, onIdle, change: () => changed() };
}

describe('a stream shared by many', () => {
  it('is read once for all, and gives newcomers the present state at once', async () => {
    const { shared, read } = aTopic();
    const [one, other] = [shared.subscribe(), shared.subscribe()];
    expect(await Promise.all([one.next(), other.next()])).toEqual([
      { done: false, value: 1 },
      { done: false, value: 1 },
    ]);
    expect(await shared.subscribe().next()).toEqual({ done: false, value: 1 });
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('gives a slow subscriber the newest state only', async () => {
    const { shared, change } = aTopic();
    const [quick, slow] = [shared.subscribe(), shared.subscribe()];
    await quick.next();
    change();
    await quick.next();
    change();
    await quick.next();
    expect(await slow.next()).toEqual({ done: false, value: 3 });
  });

  it('ends with the last subscriber, once', async () => {
    const { shared, onIdle, change, stop } = aTopic();
    const [one, other] = [shared.subscribe(), shared.subscribe()];
    await one.next();
    const waiting = one.next();
    await one.return!();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(onIdle).not.toHaveBeenCalled();
    await other.return!();
    await other.return!();
    expect(onIdle).toHaveBeenCalledTimes(1);
    change();
    await vi.waitFor(() => expect(stop).toHaveBeenCalled(), { timeout: 3000 });
  });

  it('tells its subscribers when it cannot be read', async () => {
    const onIdle = vi.fn();
    const shared = new SharedLatest<number>(
      () => () => undefined,
      () => Promise.reject(new Error('no database')),
      onIdle,
    );
    await expect(shared.subscribe().next()).rejects.toThrow('no database');
    expect(onIdle).toHaveBeenCalledTimes(1);
  });
});
