import { webCryptoEd25519 } from '@pho-hien/check-in-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GateClient, KeptState, Knowledge } from './gate-client.ts';
import { nextScan } from './next-scan.ts';
import { PhoneStore } from './phone-store.ts';
import type { PhoneOrder, PhoneReport, PhonesOrder } from './reports.ts';

const say = (report: PhoneReport): void => void process.stdout.write(`${JSON.stringify(report)}\n`);
const ed25519 = webCryptoEd25519();

/** A gate's device without a screen: the client of the gate's page, and a file where the browser has a database. */
export async function runPhone(
  client: GateClient,
  { folder, seed, broken, scansASecond }: PhonesOrder,
  order: PhoneOrder,
  isScanning: () => boolean,
): Promise<void> {
  const { name: phone, token } = order;
  const store = new PhoneStore(folder, phone, broken);
  const kept = (await store.state()) ?? (await pair(client, store, token));
  const knowledge = new client.GateKnowledge(store, kept, () => undefined);
  await knowledge.open();
  const tell = () => say({ kind: 'waiting', phone, waiting: knowledge.waitingCount, refused: knowledge.refusedCount });
  const fault = (said: unknown) => say({ kind: 'fault', phone, said: String(said) });
  const desk = {
    get cursor() {
      return knowledge.cursor;
    },
    get waitingCount() {
      return knowledge.waitingCount;
    },
    next: (count: number) => knowledge.waiting.first(count),
    take: async (answer: object, sentAt: number, snapshot: Uint8Array | null) => {
      await knowledge.take(answer, sentAt, snapshot);
      tell();
    },
    wipe: async () => fault('told to forget everything'),
    failed: (why: string) => why === 'locked' && fault('not known any more'),
  };
  const surroundings = { now: Date.now, chance: Math.random, report: fault, seen: () => true };
  const sync = new client.SyncClient(
    client.serverTransport(token, () => undefined),
    desk,
    surroundings,
  );
  sync.poke(true);
  while (knowledge.list === null) await sleep(50);
  while (isScanning()) {
    await sleep((1000 / scansASecond) * (0.5 + Math.random()));
    const { text, direction } = nextScan(order, seed, store.sequence + 1);
    const shown = await scan(client, knowledge, text, direction);
    say({ kind: 'shown', phone, shown });
    sync.poke();
  }
  tell();
}

/** As `GateSession.decide` does it: decided, kept, shown. */
async function scan(client: GateClient, knowledge: Knowledge, text: string, direction: 'ENTRY' | 'EXIT') {
  const list = knowledge.list!;
  const code = await client.readCode(text, list, ed25519);
  const at = knowledge.clock.now();
  const gateId = knowledge.paired.station.gate.id;
  const presented = { code, listId: list.lists[0]!.id, gateId, direction, at, override: null };
  const decision = client.decideHere(list, knowledge.waiting, presented);
  const made = client.newScanOf(decision, presented, { method: 'CAMERA', override: null }, knowledge);
  const { scanId, verdict, ticketId } = await knowledge.record(made);
  return { scanId, verdict, ticketId };
}

async function pair(client: GateClient, store: PhoneStore, token: string): Promise<KeptState> {
  for (;;) {
    try {
      const { gateStation: station } = await client.request(client.deviceFetch(token), client.GateStationDocument);
      const first = { clock: null, heardAt: null, insideNow: 0, conflicts: [] };
      const state: KeptState = { ...first, paired: { token, station }, cursor: '' };
      await store.pair(state);
      return state;
    } catch {
      // Killed at this very moment: as a steward would, again.
      await sleep(500);
    }
  }
}
