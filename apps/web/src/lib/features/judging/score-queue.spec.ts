import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ScoreFactInput } from '#generated/graphql.ts';
import { browserFacts, type FactStore } from './fact-store.ts';
import { type FactAnswer, type RefusedFact, ScoreQueue } from './score-queue.ts';

/** What a browser's storage does, as far as facts need it. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(kept, {
    getItem: hidden((key: string) => kept[key] ?? null),
    setItem: hidden((key: string, value: string) => (kept[key] = value)),
    removeItem: hidden((key: string) => delete kept[key]),
  }) as unknown as Storage;
}

const fact = (id: string, change: Partial<ScoreFactInput> = {}): ScoreFactInput => ({
  ...{ id, sheetId: 's1', criterionId: 'c1', points: 750, note: '', at: `2026-11-30T09:00:0${id}.000Z` },
  ...change,
});

/** A server that knows what it took, and can be out of reach. */
class Server {
  readonly known = new Map<string, ScoreFactInput>();
  readonly batches: string[][] = [];
  reachable = true;
  signedIn = true;
  closed = false;
  /** Takes what is sent, and then the answer is lost on its way. */
  losesAnswer = false;

  readonly take = (facts: readonly ScoreFactInput[]): Promise<FactAnswer[] | 'signed-out'> => {
    this.batches.push(facts.map(({ id }) => id));
    if (!this.reachable) return Promise.reject(new Error('no network'));
    if (!this.signedIn) return Promise.resolve('signed-out');
    const results = facts.map((one): FactAnswer => {
      if (this.known.has(one.id)) return { id: one.id, outcome: 'KNOWN', problem: null };
      if (this.closed) return { id: one.id, outcome: 'REFUSED', problem: 'ROUND_NOT_SCORING' };
      this.known.set(one.id, one);
      return { id: one.id, outcome: 'KEPT', problem: null };
    });
    return this.losesAnswer ? Promise.reject(new Error('lost')) : Promise.resolve(results);
  };
}

let server: Server;
let box: Storage;
let store: FactStore;
let refused: RefusedFact[];
function queue(): ScoreQueue {
  const scores = new ScoreQueue(
    store,
    server.take,
    () => undefined,
    (facts) => refused.push(...facts),
  );
  scores.load();
  return scores;
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  box = storage();
  store = browserFacts(box, 'u1', 'k1');
  refused = [];
});
afterEach(() => vi.useRealTimers());

it('is saved only when the server has it', async () => {
  const scores = queue();
  scores.add(fact('1'));
  expect(scores.state).toBe('sending');
  expect(scores.savedAt).toBeNull();
  await scores.flush();
  expect([scores.state, scores.waiting, store.all()]).toEqual(['idle', [], []]);
  expect(scores.savedAt).not.toBeNull();
});

it('keeps what was written without a network through a reload, and hands it in by itself', async () => {
  server.reachable = false;
  const before = queue();
  before.add(fact('2', { points: 0 }));
  before.add(fact('1'));
  await before.flush();
  expect(before.state).toBe('waiting');
  before.stop();

  const after = queue();
  expect(after.waiting.map(({ id }) => id)).toEqual(['1', '2']);
  await after.flush();
  server.reachable = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([after.state, [...server.known.keys()], store.all()]).toEqual(['idle', ['1', '2'], []]);
  expect(server.known.get('2')?.points).toBe(0);
});

it('sends again what was taken but not answered, as the same fact', async () => {
  const scores = queue();
  server.losesAnswer = true;
  scores.add(fact('1'));
  await scores.flush();
  expect([scores.state, store.all().length]).toEqual(['waiting', 1]);
  server.losesAnswer = false;
  await scores.flush();
  expect([server.known.size, scores.state, store.all()]).toEqual([1, 'idle', []]);
});

it('takes along what is written while it sends', async () => {
  const scores = queue();
  scores.add(fact('1'));
  scores.add(fact('2'));
  await scores.flush();
  expect(server.batches).toEqual([['1'], ['2']]);
});

it('says what will never be taken, and does not try again', async () => {
  server.closed = true;
  const scores = queue();
  scores.add(fact('1'));
  await scores.flush();
  expect(refused).toEqual([{ fact: fact('1'), problem: 'ROUND_NOT_SCORING' }]);
  expect([scores.savedAt, store.all()]).toEqual([null, []]);
});

it('keeps everything while nobody is signed in', async () => {
  server.signedIn = false;
  const scores = queue();
  scores.add(fact('1'));
  await scores.flush();
  expect([scores.state, store.all().length]).toEqual(['signed-out', 1]);
});

it('keeps one judge from another, and one contest from another', () => {
  store.keep(fact('1'));
  expect(browserFacts(box, 'u2', 'k1').all()).toEqual([]);
  expect(browserFacts(box, 'u1', 'k2').all()).toEqual([]);
  expect(browserFacts(null, 'u1', 'k1').lasting).toBe(false);
});
