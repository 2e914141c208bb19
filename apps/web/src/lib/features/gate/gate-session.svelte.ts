import { newId, systemClock } from '@pho-hien/kernel';
import { RepeatFilter } from '@pho-hien/ui/scanner';
import { UndoScanDocument, type Direction, type ScanMethod, type TicketAtGateFragment } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { Decider, Outcome } from './decide.ts';
import { deviceFetch } from './device-fetch.ts';
import type { GateStore, PairedDevice } from './gate-store.ts';
import { isPairingLink } from './pairing-code.ts';
import type { NewScan, ScanFact } from './scan-fact.ts';
import { deviceTime, ScanLedger } from './scan-ledger.svelte.ts';
import { subjectOf } from './scanned-subject.ts';
import type { Signals } from './signals.svelte.ts';
import { StationLink } from './station-link.svelte.ts';
import { unanswered } from './unanswered.ts';
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

type Extra = Partial<Pick<NewScan, 'identityConfirmedTicketId' | 'override'>>;

/** A verdict covers the screen for so long. */
const COVERS_MS = 1200;
const CHECKING_SHOWS_AFTER_MS = 250;
/** Pauses before the same scan is asked about again; the last one from then on. */
const ASK_AGAIN_MS = [1000, 2000, 3000];

/** One device at work at its gate: from a code to a verdict. */
export class GateSession {
  readonly link: StationLink;
  readonly ledger: ScanLedger;
  direction = $state<Direction>('ENTRY');
  shown = $state.raw<Shown | null>(null);
  /** The verdict covers everything; afterwards it steps aside or goes. */
  covering = $state(false);
  /** The answer takes so long that the steward should be told. */
  checking = $state(false);

  private chosenList = $state('');
  readonly lists = $derived.by(() => this.link.paired.station.lists);
  readonly list = $derived.by(() => this.lists.find(({ id }) => id === this.chosenList) ?? this.lists[0]);
  readonly supervises = $derived.by(() => this.link.paired.station.device.rights === 'SUPERVISOR');
  readonly waiting = $derived.by(() => unanswered(this.facts, this.link.now).length);
  private readonly facts = $derived.by(() => this.ledger.latest.map(({ fact }) => fact));

  private readonly filter = new RepeatFilter();
  private busy = false;
  /** Ends with the turn: an answer to something older is kept, but not shown. */
  private turn = new AbortController();
  private covered: ReturnType<typeof setTimeout> | undefined;

  constructor(
    store: GateStore,
    private readonly decider: Decider,
    private readonly signals: Signals,
    paired: PairedDevice,
  ) {
    this.link = new StationLink(store, paired);
    this.ledger = new ScanLedger(store);
  }

  /** Begins to work. @returns ends it */
  start(): () => void {
    const stop = this.link.keepFresh();
    void this.ledger.read();
    return () => {
      stop();
      this.dismiss();
    };
  }

  get listId(): string {
    return this.list?.id ?? '';
  }

  set listId(id: string) {
    this.chosenList = id;
    if (!this.list?.exits) this.direction = 'ENTRY';
  }

  /** What the camera sees, many times a second. */
  see(text: string, at: number): void {
    // The code that has just paired this device is still before its camera.
    if (isPairingLink(text)) return;
    if (!this.busy && this.filter.counts(text, at)) void this.scan(text, 'CAMERA');
  }

  /** A code, decided and shown. The scan is on the disk before it is sent, and its verdict before it is shown. */
  async scan(code: string, method: ScanMethod, extra: Extra = {}): Promise<void> {
    if (this.link.locked || !this.list) return;
    this.dismiss();
    this.busy = true;
    const { signal } = (this.turn = new AbortController());
    const slow = setTimeout(() => (this.checking = !signal.aborted), CHECKING_SHOWS_AFTER_MS);
    try {
      const seen = await subjectOf(code);
      const fact = await this.ledger.record({ ...this.newScan(method, seen.subject), ...extra });
      await this.decide(fact, seen.code, signal, (outcome, kept) => {
        clearTimeout(slow);
        this.show(outcome, { fact: kept, code, method });
      });
    } catch {
      if (!signal.aborted) this.show({ kind: 'unsaved' }, { fact: null, code, method });
    } finally {
      clearTimeout(slow);
    }
  }

  /** The steward knows who stands there. */
  async confirm(ticketId: string): Promise<void> {
    if (this.shown) await this.scan(this.shown.code, this.shown.method, { identityConfirmedTicketId: ticketId });
  }

  /** A supervisor lets somebody in all the same. */
  async overrule({ fact, code, method }: Shown, reason: string): Promise<void> {
    if (!fact) return;
    const { identityConfirmedTicketId, scanId: overridesScanId } = fact;
    await this.scan(code, method, { identityConfirmedTicketId, override: { overridesScanId, reason } });
  }

  /** Takes a scan back. */
  async undo(fact: ScanFact, reason: string): Promise<'undone' | 'notPossible' | 'offline'> {
    const sequence = await this.ledger.number();
    const input = { scanId: newId(), sequence, undoesScanId: fact.scanId, scannedAt: deviceTime(), reason };
    try {
      const { undoScan } = await request(deviceFetch(this.link.paired.token), UndoScanDocument, { input });
      if (undoScan.__typename === 'UndoNotPossible' || undoScan.__typename === 'InvalidInput') return 'notPossible';
    } catch (error) {
      if (error instanceof ApiFailure) return 'offline';
      throw error;
    }
    this.link.insideNow -= fact.direction === 'ENTRY' ? 1 : -1;
    this.filter.forget();
    await this.ledger.undone(fact);
    return 'undone';
  }

  /** Clears the screen for the next person, and stops asking about the last. */
  dismiss(): void {
    this.turn.abort();
    clearTimeout(this.covered);
    this.busy = false;
    this.checking = false;
    this.covering = false;
    this.shown = null;
    this.filter.cleared();
  }

  /** Asks until there is an answer, or the steward has gone on to somebody else. */
  private async decide(
    fact: ScanFact,
    code: string,
    signal: AbortSignal,
    show: (outcome: Outcome, kept: ScanFact) => void,
  ): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      const outcome = await this.decider.decide(fact, code, signal);
      const kept = await this.keep(fact, outcome, signal);
      if (signal.aborted) return;
      const answered = outcome.kind !== 'unreachable' && outcome.kind !== 'failed';
      if (answered || attempt === 0) show(outcome, kept);
      if (answered) return;
      await pause(ASK_AGAIN_MS[attempt] ?? ASK_AGAIN_MS.at(-1)!, signal);
    }
  }

  /** Whatever was answered is kept, shown or not. */
  private async keep(fact: ScanFact, outcome: Outcome, signal: AbortSignal): Promise<ScanFact> {
    // A question that the next person cut short says nothing about the network.
    if (outcome.kind !== 'unreachable' || !signal.aborted) this.link.heard(outcome.kind !== 'unreachable');
    const lost = outcome.kind === 'locked' || (outcome.kind === 'decided' && outcome.scan.reason === 'DEVICE_REVOKED');
    if (lost) this.lock();
    if (outcome.kind !== 'decided') return fact;
    // The figure on the screen is the whole event's; the answer knows its list's alone. The next heartbeat corrects.
    if (outcome.scan.verdict === 'OK') this.link.insideNow += fact.direction === 'ENTRY' ? 1 : -1;
    return this.ledger.answer(fact, outcome.scan);
  }

  private show(outcome: Outcome | { kind: 'unsaved' }, about: Omit<Shown, 'view' | 'candidates'>): void {
    const { rights } = this.link.paired.station.device;
    const view = viewOf(outcome, { rights, now: systemClock.now(), overriding: Boolean(about.fact?.override) });
    const candidates = outcome.kind === 'decided' ? outcome.scan.candidates : [];
    this.busy = false;
    this.checking = false;
    this.shown = { ...about, view, candidates };
    this.covering = true;
    this.signals.play(view.tone);
    this.filter.answered(about.code, performance.now(), view.tone === 'ok');
    clearTimeout(this.covered);
    // Amber asks for something: it stays until that is done, or until the next code.
    if (view.tone !== 'incomplete') this.covered = setTimeout(() => this.uncover(), COVERS_MS);
  }

  private uncover(): void {
    this.covering = false;
    if (this.shown?.view.tone === 'ok') this.shown = null;
  }

  private lock(): void {
    this.dismiss();
    this.link.lock();
  }

  private newScan(method: ScanMethod, subject: string): NewScan {
    const { listId, direction } = this;
    return {
      scanId: newId(),
      listId,
      direction,
      method,
      scannedAt: deviceTime(),
      subject,
      identityConfirmedTicketId: null,
      override: null,
    };
  }
}

/** Waits, or until the turn is over. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
