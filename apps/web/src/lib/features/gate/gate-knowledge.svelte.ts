import { DamagedManifest, decodeManifest, mergeManifest, type GateManifest } from '@pho-hien/check-in-core';
import { endOfDay } from '@pho-hien/kernel';
import type { ScansSyncedFragment, StationFragment } from '#generated/graphql.ts';
import type { GateConflict } from './gate-conflict.ts';
import { GateClock } from './gate-clock.ts';
import type { GateStore, KeptState, PairedDevice } from './gate-store.ts';
import type { KeptFact, KeptScan, NewScan, NewUndo } from './kept-fact.ts';
import { TicketList } from './ticket-list.ts';
import { stockWithout, type WalkUpStock } from './walk-up-stock.ts';
import { WaitingFacts } from './waiting-facts.ts';

/** So many deltas are looked through at a scan; then they become one. */
const DELTAS_KEPT = 8;
/** A delta of so many tickets becomes part of the snapshot, when the gate opens the next time. */
const DELTA_TICKETS = 5000;
/** An unchanged answer is written down so often: only to know how old the list is after a restart. */
const HEARD_KEPT_MS = 60_000;

/** Everything that this device knows: on its disk first, then here for the decision and the screen. */
export class GateKnowledge {
  paired: PairedDevice = $state.raw()!;
  /** `null`: not fetched yet, or dropped because it was damaged. */
  list = $state.raw<TicketList | null>(null);
  damaged = $state(false);
  /** Facts that wait for the server, and those that it would not take. */
  waitingCount = $state(0);
  refusedCount = $state(0);
  /** Two gates let one ticket in, one of them here, and nobody has settled it. */
  conflicts = $state.raw<readonly GateConflict[]>([]);
  /** What this device holds for people without a ticket. */
  walkUps = $state.raw<WalkUpStock | null>(null);
  /** When the server was last heard: Unix milliseconds by this device's clock. */
  heardAt = $state<number | null>(null);
  readonly waiting = new WaitingFacts();
  readonly clock: GateClock;
  cursor: string;

  /** Grows whenever the facts above the list change. */
  private counted = $state(0);
  private insideThen = $state(0);
  private insideSince = $state(0);
  private heardKeptAt = 0;

  constructor(
    private readonly store: GateStore,
    private readonly kept: KeptState,
    /** Conflicts that were not known before. */
    private readonly onconflict: (conflicts: readonly GateConflict[]) => void,
  ) {
    this.paired = kept.paired;
    this.clock = new GateClock(kept.clock);
    this.cursor = kept.cursor;
    this.conflicts = kept.conflicts;
    this.walkUps = kept.walkUps;
    this.heardAt = kept.heardAt;
    this.insideThen = kept.heardAt === null ? kept.paired.station.insideNow : kept.insideNow;
  }

  /** Reads what the disk has. */
  async open(): Promise<void> {
    for (const fact of await this.store.standing()) this.waiting.add(fact);
    this.count();
    const parts = (await this.store.manifest()).filter((bytes) => bytes.length > 0);
    try {
      if (parts.length > 0 && this.cursor !== '') this.list = await this.listOf(parts.map(decodeManifest));
      else this.cursor = '';
    } catch (error) {
      if (!(error instanceof DamagedManifest)) throw error;
      await this.drop();
    }
  }

  /** Persons inside the event, as far as this device can know. */
  get insideNow(): number {
    return Math.max(0, this.insideThen + this.insideSince);
  }

  /** Persons inside on one list, as far as this device can know. */
  insideOn(listId: string): number {
    void this.counted;
    return Math.max(0, (this.list?.insideOf(listId) ?? 0) + this.waiting.insideDelta(listId));
  }

  get leaseOver(): boolean {
    return Date.parse(this.paired.station.device.leaseUntil) <= this.clock.now().getTime();
  }

  /** The event's last day is past, in Vietnam. */
  get eventOver(): boolean {
    return endOfDay(this.paired.station.event.endsOn) <= this.clock.now();
  }

  /** Keeps a scan; settles when the disk has it. */
  async record(scan: NewScan, numbered?: number): Promise<KeptScan> {
    const fact = await this.store.record(scan, numbered);
    this.add(fact);
    return fact;
  }

  /** Keeps that somebody was registered and let in, and what is left to give; settles when the disk has both. */
  async give(scan: NewScan): Promise<KeptScan> {
    // Here first: nobody else is given the place while the disk writes.
    this.walkUps = this.walkUps && stockWithout(this.walkUps, scan.ticketId!);
    const fact = await this.store.give(scan, this.walkUps);
    this.add(fact);
    return fact;
  }

  /** Keeps what the server lets this device hold. */
  async hold(walkUps: WalkUpStock): Promise<void> {
    this.walkUps = walkUps;
    await this.store.hold(walkUps);
  }

  async undo(undo: NewUndo, of: KeptScan): Promise<KeptScan> {
    const { undo: kept, scan } = await this.store.undo(undo, of);
    this.add(kept);
    return scan;
  }

  /** Keeps what the server said of the station. */
  async renew(station: StationFragment): Promise<void> {
    this.paired = { ...this.paired, station };
    await this.store.renew(this.paired);
  }

  /** A conflict needs nobody any more. */
  settled(id: string): void {
    this.conflicts = this.conflicts.filter((conflict) => conflict.id !== id);
  }

  /** See `SyncDesk`. */
  async take(answer: ScansSyncedFragment, sentAt: number, snapshot: Uint8Array | null): Promise<void> {
    const clock = this.clock.measured(sentAt, Date.parse(answer.receivedAt));
    const delta = !snapshot && answer.delta ? bytesOfBase64(answer.delta) : null;
    const list = this.listAfter(snapshot, delta);
    const acks = answer.results.map(({ scanId, outcome, problem }) => ({
      scanId,
      sending: outcome === 'REFUSED' || outcome === 'QUARANTINED' ? outcome : ('SENT' as const),
      problem: problem ?? null,
    }));
    const { station } = this.paired;
    const paired = {
      ...this.paired,
      station: { ...station, device: { ...station.device, leaseUntil: answer.leaseUntil } },
    };
    const cursor = snapshot ? list!.cursor : answer.cursor;
    const heardAt = this.clock.deviceNow();
    const { insideNow, conflicts } = answer;
    const news = snapshot !== null || delta !== null || acks.length > 0 || this.differs(answer);
    if (news || heardAt - this.heardKeptAt > HEARD_KEPT_MS) {
      const state: KeptState = { paired, cursor, clock, heardAt, insideNow, conflicts, walkUps: this.walkUps };
      await this.store.take({ acks, ...(snapshot && { snapshot }), ...(delta && { delta }), state });
      this.heardKeptAt = heardAt;
    }
    // From here on nothing can fail: the disk and what is decided with say the same.
    this.list = list;
    this.damaged = false;
    this.cursor = cursor;
    this.paired = paired;
    const first = this.heardAt === null;
    this.heardAt = heardAt;
    this.insideThen = insideNow;
    this.settle(acks);
    this.hear(conflicts, first);
    if (list && list.parts.length > DELTAS_KEPT) await this.mergeDeltas(list.parts);
  }

  private listAfter(snapshot: Uint8Array | null, delta: Uint8Array | null): TicketList | null {
    if (snapshot) return new TicketList([decodeManifest(snapshot)]);
    return delta && this.list ? this.list.with(decodeManifest(delta)) : this.list;
  }

  private differs({ insideNow, conflicts, leaseUntil }: ScansSyncedFragment): boolean {
    const known = new Set(this.conflicts.map(({ id }) => id));
    return (
      insideNow !== this.insideThen ||
      leaseUntil !== this.paired.station.device.leaseUntil ||
      conflicts.length !== known.size ||
      conflicts.some(({ id }) => !known.has(id))
    );
  }

  private settle(acks: readonly { scanId: string; sending: KeptFact['sending'] }[]): void {
    const held = this.waiting.all().filter(({ scanId }) => acks.some((ack) => ack.scanId === scanId));
    this.waiting.remove(acks.map(({ scanId }) => scanId));
    for (const fact of held) {
      const sending = acks.find(({ scanId }) => scanId === fact.scanId)!.sending;
      if (sending !== 'SENT') this.waiting.add({ ...fact, sending });
    }
    this.count();
  }

  /** What was there before this device came to the gate stands in the list, but is no alarm. */
  private hear(conflicts: readonly GateConflict[], first: boolean): void {
    const known = new Set(this.conflicts.map(({ id }) => id));
    const fresh = conflicts.filter(({ id }) => !known.has(id));
    this.conflicts = conflicts;
    if (fresh.length > 0 && !first) this.onconflict(fresh);
  }

  private add(fact: KeptFact): void {
    this.waiting.add(fact);
    this.count();
  }

  private count(): void {
    this.counted += 1;
    this.waitingCount = this.waiting.count;
    this.refusedCount = this.waiting.refused;
    this.insideSince = this.waiting.insideDelta();
  }

  private async drop(): Promise<void> {
    this.list = null;
    this.damaged = true;
    this.cursor = '';
    await this.store.dropManifest();
  }

  private async listOf(parts: GateManifest[]): Promise<TicketList> {
    const [base, ...deltas] = parts as [GateManifest, ...GateManifest[]];
    const changed = deltas.reduce((sum, { ticketCount }) => sum + ticketCount, 0);
    if (changed <= DELTA_TICKETS) return new TicketList([base, ...deltas]);
    const merged = mergeManifest(base, deltas);
    await this.store.compact(merged, 'everything');
    return new TicketList([decodeManifest(merged)]);
  }

  private async mergeDeltas([base, first, ...more]: TicketList['parts']): Promise<void> {
    if (!first) return;
    const merged = mergeManifest(first, more);
    await this.store.compact(merged, 'deltas');
    this.list = new TicketList([base, decodeManifest(merged)]);
  }
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
