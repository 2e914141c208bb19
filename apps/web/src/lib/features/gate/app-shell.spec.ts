import { afterEach, expect, it, vi } from 'vitest';
import { AppShell, QUIET_MS } from './app-shell.svelte.ts';

/** The browser's side of it, as far as the gate looks at it. */
function browser() {
  const posted: unknown[] = [];
  const worker = () => ({ postMessage: (message: unknown) => void posted.push(message) });
  const registration = Object.assign(new EventTarget(), {
    installing: null as EventTarget | null,
    waiting: null as ReturnType<typeof worker> | null,
    active: worker(),
    update: () => Promise.resolve(),
  });
  const serviceWorker = Object.assign(new EventTarget(), {
    controller: worker(),
    ready: Promise.resolve(registration),
    register: () => Promise.resolve(registration),
  });
  const reload = vi.fn();
  // Nothing is drawn here: what a page would follow is a plain value.
  vi.stubGlobal('$state', (value: unknown) => value);
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', { reload });
  return {
    posted: () => posted.filter((message) => 'takeOver' in (message as object)),
    reload,
    /** A newer build is there, whole. */
    deliver() {
      const installing = new EventTarget();
      registration.installing = installing;
      registration.dispatchEvent(new Event('updatefound'));
      registration.waiting = worker();
      installing.dispatchEvent(new Event('statechange'));
    },
    change: () => serviceWorker.dispatchEvent(new Event('controllerchange')),
  };
}

afterEach(() => vi.unstubAllGlobals());

const rush = { busyAt: 1_000_000, link: { now: 1_004_000 } };
const quiet = { ...rush, link: { now: rush.busyAt + QUIET_MS + 1 } };

it('a newer build that comes in a rush shows a dot, and waits for a quiet moment', async () => {
  const around = browser();
  const shell = new AppShell();
  const stop = shell.start();
  await vi.waitFor(() => expect(shell.newer).toBe(false));
  around.deliver();
  await vi.waitFor(() => {
    around.deliver();
    expect(shell.newer).toBe(true);
  });
  shell.consider(rush);
  expect(around.posted()).toEqual([]);
  // Another tab or the browser itself may change the worker: that opens nothing anew here.
  around.change();
  expect(around.reload).not.toHaveBeenCalled();

  shell.consider(quiet);
  expect(around.posted()).toEqual([{ takeOver: true }]);
  around.change();
  expect(around.reload).toHaveBeenCalledOnce();
  stop();
});

it('before the work begins nobody is disturbed, and a steward may ask for it at any time', async () => {
  for (const take of [(shell: AppShell) => shell.consider(undefined), (shell: AppShell) => shell.takeOver()]) {
    const around = browser();
    const shell = new AppShell();
    const stop = shell.start();
    await vi.waitFor(() => {
      around.deliver();
      expect(shell.newer).toBe(true);
    });
    take(shell);
    expect(around.posted()).toEqual([{ takeOver: true }]);
    stop();
  }
});
