import type { StationFragment } from '#generated/graphql.ts';
import type { GateConflict } from './gate-conflict.ts';
import type { ClockMeasure } from './gate-clock.ts';
import { type Database, openDatabase, settled, type Stores } from './gate-database.ts';
import type { WalkUpStock } from './walk-up-stock.ts';
import type { KeptFact, KeptScan, KeptUndo, NewScan, NewUndo, Sending } from './kept-fact.ts';

/** What makes this phone a gate's device. */
export interface PairedDevice {
  /** For `Authorization: Device <token>`. */
  readonly token: string;
  readonly station: StationFragment;
}

/** What the device knew when it was last open. */
export interface KeptState {
  readonly paired: PairedDevice;
  /** Where the next delta begins; empty: a snapshot is needed. */
  readonly cursor: string;
  readonly clock: ClockMeasure | null;
  /** When the server was last heard, Unix milliseconds by this device's clock; `null`: only when it was paired. */
  readonly heardAt: number | null;
  readonly insideNow: number;
  readonly conflicts: readonly GateConflict[];
  /** What the device holds for people without a ticket; `null`: it was never told. */
  readonly walkUps: WalkUpStock | null;
}

/** What an answer changes, all of it in one step or none. */
export interface Taken {
  readonly acks: readonly { readonly scanId: string; readonly sending: Sending; readonly problem: string | null }[];
  /** A new snapshot takes the place of everything; a delta comes on top. */
  readonly snapshot?: Uint8Array;
  readonly delta?: Uint8Array;
  readonly state: KeptState;
}

/**
 * What the device keeps: its pairing, the list of tickets and its facts. A promise that settles means
 * that the disk has it, so that what was shown survives a killed browser or an empty battery.
 */
export class GateStore {
  /** The last running number given; known here, because one window works at a time and a scan must not wait for it. */
  private sequence = 0;

  private constructor(private readonly database: Database) {}

  /** @throws DOMException where the browser keeps nothing, as in some private windows */
  static async open(): Promise<GateStore> {
    return new GateStore(await openDatabase());
  }

  async state(): Promise<KeptState | null> {
    return this.database.read(async ({ device }) => {
      this.sequence = ((await settled(device.get('sequence'))) as number | undefined) ?? 0;
      const paired = ((await settled(device.get('paired'))) as PairedDevice | undefined) ?? null;
      const kept = (await settled(device.get('state'))) as Omit<KeptState, 'paired' | 'walkUps'> | undefined;
      const walkUps = ((await settled(device.get('walkUps'))) as WalkUpStock | undefined) ?? null;
      const nothing = { cursor: '', clock: null, heardAt: null, insideNow: 0, conflicts: [] };
      return paired && { ...nothing, ...kept, paired, walkUps };
    });
  }

  /** Begins anew with this pairing: what belonged to another is gone. */
  async pair(paired: PairedDevice): Promise<void> {
    this.sequence = paired.station.device.lastSequence;
    await this.database.write(({ device, facts, manifest }) => {
      for (const store of [device, facts, manifest]) store.clear();
      device.put(paired, 'paired');
      device.put(this.sequence, 'sequence');
    });
  }

  /** Keeps what the server last said of the station. */
  async renew(paired: PairedDevice): Promise<void> {
    this.sequence = Math.max(this.sequence, paired.station.device.lastSequence);
    await this.database.write(({ device }) => {
      device.put(paired, 'paired');
      device.put(this.sequence, 'sequence');
    });
  }

  async forget(): Promise<void> {
    await this.database.write(({ device, facts, manifest }) => {
      for (const store of [device, facts, manifest]) store.clear();
    });
  }

  /** The list of tickets as bytes: the snapshot, and the deltas after it; empty while there is none. */
  async manifest(): Promise<Uint8Array[]> {
    return this.database.read(({ manifest }) => settled(manifest.getAll() as IDBRequest<Uint8Array[]>));
  }

  /** The bytes of the list turned out to be damaged: better none than half of one. */
  async dropManifest(): Promise<void> {
    await this.database.write(({ manifest }) => void manifest.clear());
  }

  /** One delta in the place of all, or one snapshot in the place of everything. */
  async compact(merged: Uint8Array, what: 'deltas' | 'everything'): Promise<void> {
    await this.database.write(async ({ manifest }) => {
      const [snapshot] = await settled(manifest.getAllKeys(null, 1));
      if (what === 'everything' || snapshot === undefined) manifest.clear();
      else manifest.delete(IDBKeyRange.lowerBound(snapshot, true));
      manifest.add(merged);
    });
  }

  /** The facts that the list does not count, see `WaitingFacts`, in their order. */
  async standing(): Promise<KeptFact[]> {
    return this.database.read(({ facts }) => settled(facts.index('standing').getAll() as IDBRequest<KeptFact[]>));
  }

  /** Keeps a scan and gives it the next running number, in one step. */
  async record(scan: NewScan, numbered?: number): Promise<KeptScan> {
    return this.database.write((stores) => {
      const sequence = numbered ?? this.next(stores);
      const fact: KeptScan = { ...scan, sequence, sending: 'WAITING', problem: null, undone: false };
      put(stores, fact);
      return fact;
    });
  }

  /** Keeps that somebody was registered and let in, and that their place is given away, in one step. */
  async give(scan: NewScan, left: WalkUpStock | null): Promise<KeptScan> {
    return this.database.write((stores) => {
      const fact: KeptScan = { ...scan, sequence: this.next(stores), sending: 'WAITING', problem: null, undone: false };
      put(stores, fact);
      stores.device.put(left, 'walkUps');
      return fact;
    });
  }

  /** Keeps what the device holds for people without a ticket. */
  async hold(walkUps: WalkUpStock): Promise<void> {
    await this.database.write(({ device }) => void device.put(walkUps, 'walkUps'));
  }

  /** Keeps that a scan was taken back, and marks the scan. */
  async undo(undo: NewUndo, scan: KeptScan): Promise<{ undo: KeptUndo; scan: KeptScan }> {
    return this.database.write(async (stores) => {
      const kept: KeptUndo = { ...undo, sequence: this.next(stores), sending: 'WAITING', problem: null };
      // The scan may have been sent since it was shown.
      const now = ((await settled(stores.facts.get(scan.sequence))) as KeptScan | undefined) ?? scan;
      const undone = { ...now, undone: true };
      put(stores, kept);
      put(stores, undone);
      return { undo: kept, scan: undone };
    });
  }

  /** The running number of something that is sent before it is kept. */
  async number(): Promise<number> {
    return this.database.write((stores) => this.next(stores));
  }

  /** What an answer brought: what was taken, the change of the list and everything said beside it, together. */
  async take({ acks, snapshot, delta, state }: Taken): Promise<void> {
    await this.database.write(async (stores) => {
      for (const { scanId, sending, problem } of acks) {
        const fact = (await settled(stores.facts.index('scanId').get(scanId))) as KeptFact | undefined;
        if (fact) put(stores, { ...fact, sending, problem });
      }
      if (snapshot) stores.manifest.clear();
      for (const bytes of [snapshot, delta]) if (bytes) stores.manifest.add(bytes);
      keepState(stores, state);
    });
  }

  async keep(state: KeptState): Promise<void> {
    await this.database.write((stores) => keepState(stores, state));
  }

  private next({ device }: Stores): number {
    this.sequence += 1;
    device.put(this.sequence, 'sequence');
    return this.sequence;
  }

  /** The latest scans, newest first. */
  async latest(count: number): Promise<KeptScan[]> {
    return this.database.read(({ facts }) => {
      return new Promise<KeptScan[]>((resolve, reject) => {
        const found: KeptScan[] = [];
        const cursors = facts.openCursor(null, 'prev');
        cursors.onerror = () => reject(cursors.error);
        cursors.onsuccess = () => {
          const cursor = cursors.result;
          if (!cursor || found.length === count) return resolve(found);
          const fact = cursor.value as KeptFact;
          if (fact.kind === 'scan') found.push(fact);
          cursor.continue();
        };
      });
    });
  }
}

function keepState({ device }: Stores, { paired, walkUps: _, ...state }: KeptState): void {
  device.put(paired, 'paired');
  device.put(state, 'state');
}

/** Whom the server has is nobody's business here any more. What the list does not count is found by an index that holds nothing else. */
function put({ facts }: Stores, fact: KeptFact): void {
  const { standing: _, ...whole } = fact as KeptFact & { standing?: 1 };
  const { walkUp, ...rest } = whole as KeptScan;
  const plain = whole.sending === 'SENT' && walkUp !== undefined ? rest : whole;
  facts.put(plain.sending === 'SENT' ? plain : { ...plain, standing: 1 });
}
