import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScansSyncedFragment, SyncScansInput } from '#generated/graphql.ts';
import { ApiFailure } from '#lib/api/request.ts';
import { scanFact, undoFact } from './gate-world.fixture.ts';
import type { KeptFact } from './kept-fact.ts';
import { BATCH, SyncClient, type SyncDesk } from './sync-client.ts';

const fail = (fault: unknown) => {
  throw fault;
};
const away = () => Promise.reject(new ApiFailure('SERVICE_UNAVAILABLE', undefined));

function answer(input: SyncScansInput, change: Partial<ScansSyncedFragment> = {}): ScansSyncedFragment {
  const scanIds = [...(input.scans as { scanId: string }[]), ...(input.undos as { scanId: string }[])];
  return {
    receivedAt: input.sentAt as string,
    results: scanIds.map(({ scanId }) => ({ scanId, outcome: 'KEPT', problem: null, field: null })),
    ...{ delta: null, cursor: '1.2', snapshotNeeded: false, conflicts: [], insideNow: 0, wipe: false },
    leaseUntil: '2026-12-12T17:00:00.000Z',
    ...change,
  };
}

/** A device with facts, and a server that answers as told. */
function begin(facts: KeptFact[], server: (input: SyncScansInput, call: number) => Promise<ScansSyncedFragment>) {
  const calls: SyncScansInput[] = [];
  const said: string[] = [];
  const desk: SyncDesk = {
    cursor: '1.1',
    get waitingCount() {
      return facts.length;
    },
    next: (count) => facts.slice(0, count),
    async take({ results }, _sentAt, snapshot) {
      said.push(snapshot ? 'snapshot' : 'taken');
      if (snapshot) expect(results).toEqual([]);
      facts.splice(
        0,
        facts.length,
        ...facts.filter(({ scanId }) => !results.some((result) => result.scanId === scanId)),
      );
    },
    wipe: async () => void said.push('wiped'),
    failed: (why) => said.push(why),
  };
  const transport = {
    sync: (input: SyncScansInput) => server(input, calls.push(input)),
    manifest: async () => new Uint8Array(1),
  };
  const client = new SyncClient(transport, desk, { now: Date.now, chance: () => 0.5, seen: () => true, report: fail });
  return { client, calls, said, facts };
}

describe('sending and fetching', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const settle = () => vi.advanceTimersByTimeAsync(0);

  it('sends scans and undos at once, in batches, and lets go of what was taken', async () => {
    const entry = scanFact();
    const many = [entry, undoFact(entry), ...Array.from({ length: BATCH }, () => scanFact())];
    const { client, calls, facts } = begin([...many], async (input) => answer(input));
    client.poke();
    await settle();
    expect(calls.map(({ scans, undos }) => [(scans as []).length, (undos as []).length])).toEqual([
      [BATCH - 1, 1],
      [2, 0],
    ]);
    expect(facts).toEqual([]);
    client.stop();
  });

  it('asks one thing at a time; what comes meanwhile goes right after', async () => {
    let release = () => undefined as void;
    const { client, calls } = begin([scanFact()], async (input, call) => {
      if (call === 1) await new Promise<void>((resolve) => (release = resolve));
      return answer(input);
    });
    client.poke();
    client.poke();
    await settle();
    expect(calls).toHaveLength(1);
    release();
    await settle();
    expect(calls).toHaveLength(2);
    client.stop();
  });

  it('waits longer and longer while nobody answers, loses nothing, and goes at once when the network is back', async () => {
    let there = false;
    const { client, calls, said, facts } = begin([scanFact()], async (input) => (there ? answer(input) : away()));
    client.poke();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.length).toBeLessThan(12);
    expect(new Set(said)).toEqual(new Set(['offline']));
    client.poke();
    await settle();
    const before = calls.length;
    there = true;
    client.poke(true);
    await settle();
    expect(calls).toHaveLength(before + 1);
    expect(facts).toEqual([]);
    client.stop();
  });

  it('sends again under the same id what failed for the moment, and what an answer was lost of', async () => {
    const fact = scanFact();
    const { client, calls, facts } = begin([fact], async (input, call) =>
      call === 1 ? answer(input, { results: [] }) : call === 2 ? away() : answer(input),
    );
    client.poke();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls.slice(0, 3).map(({ scans }) => (scans as { scanId: string }[])[0]?.scanId)).toEqual(
      Array(3).fill(fact.scanId),
    );
    expect(facts).toEqual([]);
    client.stop();
  });

  it('lets go of what was taken only with news that counts it: not with a snapshot, which may be older', async () => {
    const { client, said, facts } = begin([scanFact()], async (input, call) =>
      answer(input, { snapshotNeeded: call === 1 }),
    );
    const [fact] = facts;
    client.poke();
    await settle();
    expect(said).toEqual(['snapshot', 'taken']);
    expect(facts).not.toContain(fact);
    client.stop();
  });

  it('empties a revoked device once everything is handed in, and asks no more', async () => {
    const { client, calls, said } = begin([], async (input) => answer(input, { wipe: true }));
    client.poke();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([said, calls.length]).toEqual([['wiped'], 1]);
  });

  it('says that it is locked out', async () => {
    const { client, said } = begin([], () => Promise.reject(new ApiFailure('UNAUTHENTICATED', undefined)));
    client.poke();
    await settle();
    expect(said).toEqual(['locked']);
    client.stop();
  });
});
