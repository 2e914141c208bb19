import { newId } from '@pho-hien/kernel';
import { RepeatFilter } from '@pho-hien/ui/scanner';
import { GateStationDocument, UndoScanDocument, type Direction, type ScanMethod, type TicketAtGateFragment } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { Decider, Outcome } from './decide.ts';
import { deviceFetch, isLockedOut } from './device-fetch.ts';
import type { GateStore, PairedDevice } from './gate-store.ts';
import type { NewScan, ScanFact } from './scan-fact.ts';
import { subjectOf } from './scanned-subject.ts';
import type { Signals } from './signals.svelte.ts';
import { repeatedScan, unanswered } from './unanswered.ts';
import { viewOf, type VerdictView } from './verdict-view.ts';

/** A verdict as it stands on the screen. */
export interface Shown {
  readonly view: VerdictView;
  readonly fact: ScanFact | null;
  readonly code: string;
  readonly method: ScanMethod;
  /** Whom a typed code may mean. */
  readonly candidates: readonly TicketAtGateFragment[];
}

/** A scan in the list of the latest; the name is known until the page is left, and never kept. */
export interface HistoryEntry {
  readonly fact: ScanFact;
  readonly name: string | null;
}

interface Extra {
  identityConfirmedTicketId?: string | null;
  override?: { overridesScanId: string; reason: string };
}

/** A verdict covers the screen for so long. */
export const COVERS_MS = 1200;
const CHECKING_SHOWS_AFTER_MS = 250;
const ASK_AGAIN_MS = [1000, 2000, 3000];
const HEARTBEAT_MS = 15_000;
const HEARTBEAT_OFFLINE_MS = 4000;
const HISTORY = 20;

/** One device at work at its gate. */
export class GateSession {
  paired: PairedDevice = $state.raw()!;
  listId = $state('');
  direction = $state<Direction>('ENTRY');
  shown = $state.raw<Shown | null>(null);
  /** The verdict covers everything; afterwards it steps aside or goes. */
  covering = $state(false);
  checking = $state(false);
  online = $state(true);
  insideNow = $state(0);
  heardAt = $state(Date.now());
  now = $state(Date.now());
  history = $state.raw<readonly HistoryEntry[]>([]);
  locked = $state<'revoked' | 'lease' | null>(null);
  readonly waiting = $derived(unanswered(this.history.map(({ fact }) => fact), new Date(this.now)).length);
  readonly list = $derived(this.paired.station.lists.find(({ id }) => id === this.listId));
  readonly supervises = $derived(this.paired.station.device.rights === 'SUPERVISOR');

  private readonly filter = new RepeatFilter();
  /** Numbers what is being decided: an answer to something older is kept, but not shown. */
  private turn = 0;
  private current = new AbortController();
  private timers = new Set<ReturnType<typeof setTimeout>>();
  private covered: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: GateStore,
    private readonly decider: Decider,
    private readonly signals: Signals,
    paired: PairedDevice,
  ) {
    this.paired = paired;
    this.insideNow = paired.station.insideNow;
    this.listId = paired.station.lists[0]?.id ?? '';
  }

  /** Begins to work. @returns ends it */
  start(): () => void {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const beat = async () => {
      clearTimeout(timer);
      if (!document.hidden) await this.refresh();
      clearTimeout(timer);
      if (!over) timer = setTimeout(beat, this.online ? HEARTBEAT_MS : HEARTBEAT_OFFLINE_MS);
    };
    const clock = setInterval(() => this.tick(), 1000);
    addEventListener('online', beat);
    document.addEventListener('visibilitychange', beat);
    void this.readHistory().then(beat);
    return () => {
      over = true;
      this.dismiss();
      clearTimeout(timer);
      clearInterval(clock);
      removeEventListener('online', beat);
      document.removeEventListener('visibilitychange', beat);
    };
  }

  /** What the camera sees, many times a second. */
  see(text: string, at: number): void {
    if (!this.checking && !this.busy && this.filter.counts(text, at)) void this.scan(text, 'CAMERA');
  }

  /** A code, decided and shown. The scan is on the disk before it is sent, and its verdict before it is shown. */
  async scan(text: string, method: ScanMethod, extra: Extra = {}): Promise<void> {
    if (this.locked || !this.listId) return;
    this.dismiss();
    const turn = ++this.turn;
    const signal = (this.current = new AbortController()).signal;
    const slow = this.later(CHECKING_SHOWS_AFTER_MS, () => (this.checking = turn === this.turn));
    this.busy = true;
    let fact: ScanFact;
    let code: string;
    try {
      const subject = await subjectOf(text);
      code = subject.code;
      fact = await this.record({ ...this.newScan(method, subject.subject), ...extra });
    } catch {
      this.cancel(slow);
      return this.show({ kind: 'unsaved' }, { fact: null, code: text, method });
    }
    for (let attempt = 0; turn === this.turn; attempt++) {
      const outcome = await this.decider.decide(fact, code, signal);
      this.heard(outcome);
      const kept = await this.keepAnswer(fact, outcome).catch(() => null);
      if (turn !== this.turn) return;
      this.cancel(slow);
      const asked = outcome.kind === 'unreachable' || outcome.kind === 'failed';
      if (!asked || attempt === 0) this.show(kept ? outcome : { kind: 'unsaved' }, { fact: kept ?? fact, code: text, method });
      if (!asked) return;
      await new Promise((resolve) => this.later(ASK_AGAIN_MS[attempt] ?? ASK_AGAIN_MS.at(-1)!, () => resolve(null)));
    }
  }

  /** The steward knows who stands there. */
  async confirm(ticketId: string): Promise<void> {
    const { shown } = this;
    if (shown) await this.scan(shown.code, shown.method, { identityConfirmedTicketId: ticketId });
  }

  /** A supervisor lets somebody in all the same. */
  async overrule(denied: Shown, reason: string): Promise<void> {
    const { fact, code, method } = denied;
    if (!fact) return;
    const { identityConfirmedTicketId } = fact;
    await this.scan(code, method, { identityConfirmedTicketId, override: { overridesScanId: fact.scanId, reason } });
  }

  /** The latest admission of this device, while it can be undone. */
  get undoable(): HistoryEntry | undefined {
    return this.history.find(({ fact }) => fact.answer?.verdict === 'OK' && !fact.undone);
  }

  /** Takes a scan back. */
  async undo(fact: ScanFact, reason: string): Promise<'undone' | 'notPossible' | 'offline'> {
    try {
      const input = {
        scanId: newId(),
        sequence: await this.store.number(),
        undoesScanId: fact.scanId,
        scannedAt: new Date().toISOString(),
        reason,
      };
      const { undoScan } = await request(deviceFetch(this.paired.token), UndoScanDocument, { input });
      if (undoScan.__typename !== 'ScanUndone') return 'notPossible';
      this.insideNow += fact.direction === 'ENTRY' ? -1 : 1;
      this.filter.forget();
      await this.store.replace({ ...fact, undone: true });
      await this.readHistory();
      return 'undone';
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return 'offline';
    }
  }

  /** Clears the screen for the next person, and stops asking about the last. */
  dismiss(): void {
    this.turn++;
    this.current.abort();
    clearTimeout(this.covered);
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.busy = false;
    this.checking = false;
    this.covering = false;
    this.shown = null;
  }

  async refresh(): Promise<void> {
    try {
      const { gateStation } = await request(deviceFetch(this.paired.token), GateStationDocument);
      this.paired = { ...this.paired, station: gateStation };
      this.insideNow = gateStation.insideNow;
      if (!this.list) this.listId = gateStation.lists[0]?.id ?? '';
      if (!this.list?.exits) this.direction = 'ENTRY';
      this.locked = null;
      this.online = true;
      this.heardAt = Date.now();
      await this.store.renew(this.paired);
    } catch (error) {
      if (error instanceof ApiFailure && isLockedOut(error.code)) this.lock();
      else this.online = false;
    }
  }

  /** A decision is under way; not shown, so not of interest to the screen. */
  private busy = false;

  private newScan(method: ScanMethod, subject: string): NewScan {
    const scannedAt = new Date().toISOString();
    return { scanId: newId(), listId: this.listId, direction: this.direction, method, scannedAt, subject, identityConfirmedTicketId: null, override: null };
  }

  private async record(scan: NewScan): Promise<ScanFact> {
    const again = repeatedScan(this.history.map(({ fact }) => fact), scan);
    if (again) return again;
    const fact = await this.store.record(scan);
    this.history = [{ fact, name: null }, ...this.history].slice(0, HISTORY);
    return fact;
  }

  private async keepAnswer(fact: ScanFact, outcome: Outcome): Promise<ScanFact> {
    if (outcome.kind !== 'decided') return fact;
    const { verdict, reason, ticket } = outcome.scan;
    const answered: ScanFact = { ...fact, answer: { verdict, reason } };
    await this.store.replace(answered);
    // The figure on the screen is the whole event's; the answer knows only its list's. The next heartbeat corrects.
    if (verdict === 'OK') this.insideNow += fact.direction === 'ENTRY' ? 1 : -1;
    const entry = { fact: answered, name: ticket?.holderName ?? null };
    this.history = this.history.map((known) => (known.fact.scanId === fact.scanId ? entry : known));
    return answered;
  }

  private heard(outcome: Outcome): void {
    this.online = outcome.kind !== 'unreachable';
    if (this.online) this.heardAt = Date.now();
    if (outcome.kind === 'locked' || (outcome.kind === 'decided' && outcome.scan.reason === 'DEVICE_REVOKED')) this.lock();
  }

  private show(outcome: Outcome | { kind: 'unsaved' }, about: Omit<Shown, 'view' | 'candidates'>): void {
    const { rights } = this.paired.station.device;
    const view = viewOf(outcome, { rights, now: new Date(), overriding: Boolean(about.fact?.override) });
    const candidates = outcome.kind === 'decided' ? outcome.scan.candidates : [];
    this.busy = false;
    this.checking = false;
    this.shown = { ...about, view, candidates };
    this.covering = true;
    this.signals.play(view.tone);
    if (view.tone === 'ok') this.filter.settle();
    // Amber asks for something: it stays until that is done, or until the next code.
    if (view.tone !== 'incomplete') this.covered = setTimeout(() => this.uncover(), COVERS_MS);
  }

  private uncover(): void {
    this.covering = false;
    if (this.shown?.view.tone === 'ok') this.shown = null;
  }

  private lock(): void {
    this.dismiss();
    this.locked = Date.parse(this.paired.station.device.leaseUntil) <= Date.now() ? 'lease' : 'revoked';
  }

  private tick(): void {
    this.now = Date.now();
    if (!this.locked && Date.parse(this.paired.station.device.leaseUntil) <= this.now) this.lock();
  }

  private async readHistory(): Promise<void> {
    const names = new Map(this.history.map(({ fact, name }) => [fact.scanId, name]));
    const facts = await this.store.latest(HISTORY);
    this.history = facts.map((fact) => ({ fact, name: names.get(fact.scanId) ?? null }));
  }

  private later(milliseconds: number, act: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(act, milliseconds);
    this.timers.add(timer);
    return timer;
  }

  private cancel(timer: ReturnType<typeof setTimeout>): void {
    clearTimeout(timer);
    this.timers.delete(timer);
  }
}
