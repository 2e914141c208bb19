import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Autosave, type SaveOutcome } from './autosave.ts';

/** A text as a server keeps it, with its version. */
class Server {
  text = '';
  version = 1;
  reachable = true;
  signedIn = true;
  closed = false;
  /** Takes what is sent, and then the answer is lost on its way. */
  losesAnswer = false;
  readonly taken: string[] = [];

  readonly save = (text: string, version: number): Promise<SaveOutcome<string>> => {
    if (!this.reachable) return Promise.reject(new Error('no network'));
    if (!this.signedIn) return Promise.resolve({ kind: 'signed-out' });
    if (this.closed) return Promise.resolve({ kind: 'refused' });
    if (version !== this.version) return Promise.resolve({ kind: 'stale', version: this.version, theirs: this.text });
    this.text = text;
    this.version += 1;
    this.taken.push(text);
    if (this.losesAnswer) return Promise.reject(new Error('lost'));
    return Promise.resolve({ kind: 'saved', version: this.version, values: text });
  };
}

/** A form of one text. */
class Form {
  text = '';
  base = '';
  version = 1;
  readonly autosave: Autosave<string>;

  constructor(server: Server) {
    this.autosave = new Autosave<string>(
      {
        now: () => this.text,
        version: () => this.version,
        saved: (text, version) => Object.assign(this, { base: text, version }),
        bring: (theirs, version) => {
          const contested = this.text !== this.base && theirs !== this.base && theirs !== this.text;
          if (this.text === this.base) this.text = theirs;
          Object.assign(this, { base: theirs, version });
          return !contested;
        },
      },
      server.save,
      () => undefined,
    );
  }

  type(text: string): void {
    this.text = text;
    this.autosave.touch();
  }
}

let server: Server;
let form: Form;
beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  form = new Form(server);
});
afterEach(() => vi.useRealTimers());

it('saves once somebody pauses, and somebody who never pauses too', async () => {
  form.type('a');
  form.type('ab');
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.taken).toEqual(['ab']);
  expect(form.autosave).toMatchObject({ state: 'idle', dirty: false, savedAt: Date.now() });
  for (let i = 0; i < 12; i += 1) {
    form.type('x'.repeat(i));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(server.taken).toHaveLength(2);
});

it('keeps trying without a network, and sends the newest', async () => {
  server.reachable = false;
  form.type('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect(form.autosave.state).toBe('waiting');
  form.type('ab');
  await vi.advanceTimersByTimeAsync(1000);
  server.reachable = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect(server.taken).toEqual(['ab']);
  expect(form.autosave.dirty).toBe(false);
});

it('what was saved while the answer was lost is no conflict with oneself', async () => {
  server.losesAnswer = true;
  form.type('a');
  await vi.advanceTimersByTimeAsync(1000);
  server.losesAnswer = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(form.autosave.state).toBe('idle');
  expect([server.text, form.version]).toEqual(['a', server.version]);
});

it('never saves over a version that the form has not seen: it asks, and goes on once somebody chose', async () => {
  await server.save('theirs', 1);
  form.type('mine');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(form.autosave.state).toBe('contested');
  form.type('mine too');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.text).toBe('theirs');
  await expect(form.autosave.settle()).resolves.toBe(true);
  expect(server.text).toBe('mine too');
});

it('waits for a session, and stops where nothing more is taken', async () => {
  server.signedIn = false;
  form.type('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect(form.autosave.state).toBe('signed-out');
  server.signedIn = true;
  server.closed = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect(form.autosave).toMatchObject({ state: 'refused', dirty: true });
});

it('what is typed while it is being sent is sent next', async () => {
  form.type('a');
  const sending = form.autosave.flush();
  form.type('ab');
  await sending;
  expect(server.taken).toEqual(['a', 'ab']);
});
