import { type Ed25519, type GateQuestion, type GivenAnswers, shortCodeOf } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import { RepeatFilter } from '@pho-hien/ui/scanner';
import {
  SettleConflictDocument,
  type Direction,
  type ScanMethod,
  type TicketAtGateFragment,
} from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { GateConflict } from './gate-conflict.ts';
import type { Outcome } from './decide.ts';
import { deviceFetch } from './device-fetch.ts';
import { GateJudge, type Judged, type Turn } from './gate-judge.ts';
import { GateKnowledge } from './gate-knowledge.svelte.ts';
import { GateLink, type LinkEnds } from './gate-link.svelte.ts';
import type { GateStore, KeptState } from './gate-store.ts';
import type { KeptScan } from './kept-fact.ts';
import { isPairingLink } from './pairing-code.ts';
import { ScanHistory } from './scan-history.svelte.ts';
import type { Signals } from './signals.svelte.ts';
import { WalkUpDesk } from './walk-up-desk.svelte.ts';
import { ServerKeyMissing } from './sealed-answers.ts';
import { type Unkept, viewOf, type VerdictView } from './verdict-view.ts';

/** A verdict as it stands on the screen. */
export interface Shown {
  readonly view: VerdictView;
  readonly fact: KeptScan | null;
  readonly code: string;
  readonly method: ScanMethod;
  /** Whom a typed code may mean. */
  readonly candidates: readonly TicketAtGateFragment[];
  /** What has to be asked before anybody is let in; none for any other verdict. */
  readonly questions: readonly GateQuestion[];
}

/** Whom this device let in last, while the page is open: a badge can be printed for them. */
export interface LastAdmitted {
  readonly scanId: string;
  readonly ticket: TicketAtGateFragment;
  /** The scanned text; `null` where the code was typed. */
  readonly code: string | null;
}

/** A verdict covers the screen for so long. */
const COVERS_MS = 1200;
const CHECKING_SHOWS_AFTER_MS = 250;

/** One device at work at its gate: from a code to a verdict. */
export class GateSession {
  readonly knowledge: GateKnowledge;
  readonly link: GateLink;
  readonly history: ScanHistory;
  readonly desk: WalkUpDesk;
  direction = $state<Direction>('ENTRY');
  shown = $state.raw<Shown | null>(null);
  /** The verdict covers everything; afterwards it steps aside or goes. */
  covering = $state(false);
  /** The answer takes so long that the steward should be told. */
  checking = $state(false);
  /** Conflicts that the steward has not yet looked at. */
  alarm = $state.raw<readonly GateConflict[]>([]);
  lastAdmitted = $state.raw<LastAdmitted | null>(null);
  /** When somebody last did something here, Unix milliseconds by this device's clock. */
  busyAt = $state(Date.now());

  private chosenList = $state('');
  readonly lists = $derived.by(() => this.knowledge.list?.lists ?? []);
  readonly list = $derived.by(() => this.lists.find(({ id }) => id === this.chosenList) ?? this.lists[0]);
  readonly station = $derived.by(() => this.knowledge.paired.station);
  readonly supervises = $derived.by(() => this.station.device.rights === 'SUPERVISOR');

  private readonly filter = new RepeatFilter();
  private busy = false;
  /** Ends with the turn: an answer to something older is kept, but not shown. */
  private turn = new AbortController();
  private covered: ReturnType<typeof setTimeout> | undefined;
  private readonly judge: GateJudge;

  constructor(
    store: GateStore,
    kept: KeptState,
    ed25519: Ed25519,
    private readonly signals: Signals,
    ends: LinkEnds,
  ) {
    this.knowledge = new GateKnowledge(store, kept, (conflicts) => this.warn(conflicts));
    this.link = new GateLink(this.knowledge, ends);
    this.history = new ScanHistory(store);
    this.judge = new GateJudge(store, this.knowledge, this.link, ed25519);
    this.desk = new WalkUpDesk(this.knowledge, this.link, ed25519);
  }

  /** Reads what is kept; afterwards it can work. */
  async open(): Promise<void> {
    await Promise.all([this.knowledge.open(), this.history.read()]);
  }

  /** Begins to talk with the server. @returns ends it */
  start(): () => void {
    const stops = [this.link.start(), this.desk.start()];
    return () => {
      stops.forEach((stop) => stop());
      this.dismiss();
    };
  }

  get listId(): string {
    return this.list?.id ?? '';
  }

  set listId(id: string) {
    this.chosenList = id;
    if (!this.list?.rules.exits) this.direction = 'ENTRY';
  }

  /** What the camera sees, many times a second. */
  see(text: string, at: number): void {
    // The code that has just paired this device is still before its camera.
    if (isPairingLink(text)) return;
    if (!this.busy && this.filter.counts(text, at)) void this.scan(text, 'CAMERA');
  }

  /** A code, decided, kept and shown, in this order: what is shown is on the disk. */
  async scan(
    text: string,
    method: ScanMethod,
    extra: Partial<Pick<Turn, 'override' | 'confirmed' | 'given'>> = {},
  ): Promise<void> {
    const tickets = this.knowledge.list;
    if (this.link.locked || !tickets || !this.list) return;
    this.dismiss();
    this.busy = true;
    this.busyAt = Date.now();
    const { signal } = (this.turn = new AbortController());
    const { listId, direction } = this;
    const turn: Turn = { method, override: null, confirmed: null, given: null, ...extra, listId, direction, signal };
    const slow = setTimeout(() => (this.checking = !signal.aborted), CHECKING_SHOWS_AFTER_MS);
    try {
      this.finish(await this.judge.judge(text, turn, tickets), method, signal);
    } catch (error) {
      const kind = error instanceof ServerKeyMissing ? 'unsealed' : 'unsaved';
      if (!signal.aborted) this.show({ kind }, { fact: null, code: text, method });
    } finally {
      clearTimeout(slow);
    }
  }

  /** Somebody was registered at the desk and is in: a badge can be printed for them. */
  welcomed(fact: KeptScan, ticket: TicketAtGateFragment, code: string): void {
    this.busyAt = Date.now();
    this.history.add(fact, ticket.holderName);
    this.lastAdmitted = { scanId: fact.scanId, ticket, code };
    this.signals.play('ok');
  }

  /** The steward knows who stands there. */
  async confirm(ticketId: string): Promise<void> {
    if (this.shown) await this.scan(this.shown.code, this.shown.method, { confirmed: ticketId });
  }

  /** The steward has asked what has to be asked. */
  async answer({ fact, code, method }: Shown, given: GivenAnswers): Promise<void> {
    if (!fact) return;
    const confirmed = fact.identityConfirmed ? fact.ticketId : null;
    const override = fact.override && { overridesScanId: fact.override.overridesScanId, reason: fact.override.reason };
    await this.scan(code, method, { confirmed, override, given });
  }

  /** A supervisor lets somebody in all the same. */
  async overrule({ fact, code, method }: Shown, reason: string): Promise<void> {
    if (!fact) return;
    const confirmed = fact.identityConfirmed ? fact.ticketId : null;
    await this.scan(code, method, { confirmed, override: { overridesScanId: fact.scanId, reason } });
  }

  /** Takes a scan back. */
  async undo(of: KeptScan, reason: string): Promise<'undone' | 'notPossible'> {
    if (of.undone || of.ticketId === null) return 'notPossible';
    const { clock } = this.knowledge;
    const { scanId: undoesScanId, listId, ticketId, direction } = of;
    const scannedAt = new Date(clock.deviceNow()).toISOString();
    const undo = {
      kind: 'undo',
      scanId: newId(),
      undoesScanId,
      listId,
      ticketId,
      direction,
      scannedAt,
      reason,
    } as const;
    this.history.replace(await this.knowledge.undo(undo, of));
    this.filter.forget();
    this.link.poke();
    return 'undone';
  }

  /** The steward has seen the conflicts; they stay in the list until somebody settles them. */
  heed(): void {
    this.alarm = [];
  }

  /** A person has found out what happened, and says so. @returns whether the server took it */
  async settle({ id }: GateConflict, note: string): Promise<boolean> {
    try {
      const ask = deviceFetch(this.knowledge.paired.token);
      const { settleConflict } = await request(ask, SettleConflictDocument, { input: { conflictId: id, note } });
      if (settleConflict.__typename !== 'ConflictSettled') return false;
    } catch (error) {
      if (error instanceof ApiFailure) return false;
      throw error;
    }
    this.alarm = this.alarm.filter((conflict) => conflict.id !== id);
    this.knowledge.settled(id);
    return true;
  }

  /** Clears the screen for the next person. */
  dismiss(): void {
    this.turn.abort();
    clearTimeout(this.covered);
    this.busy = false;
    this.checking = false;
    this.covering = false;
    this.shown = null;
    this.filter.cleared();
  }

  /** Whatever was decided is kept by now, shown or not. */
  private finish({ outcome, fact, code }: Judged, method: ScanMethod, signal: AbortSignal): void {
    const ticket = outcome.kind === 'decided' ? outcome.scan.ticket : null;
    if (fact) this.history.add(fact, ticket?.holderName || (fact.ticketId && shortCodeOf(fact.ticketId)));
    if (fact?.verdict === 'OK' && ticket)
      this.lastAdmitted = { scanId: fact.scanId, ticket, code: fact.method === 'TYPED' ? null : code };
    if (!signal.aborted) this.show(outcome, { fact, code, method });
    if (fact) this.link.poke();
  }

  private show(outcome: Outcome | { kind: Unkept }, about: Omit<Shown, 'view' | 'candidates' | 'questions'>): void {
    const { rights } = this.station.device;
    const overriding = Boolean(about.fact?.override);
    const view = viewOf(outcome, { rights, now: this.knowledge.clock.now(), overriding });
    const candidates = outcome.kind === 'decided' ? outcome.scan.candidates : [];
    const asks = outcome.kind === 'decided' && outcome.scan.reason === 'QUESTIONS_REQUIRED';
    this.busy = false;
    this.checking = false;
    this.shown = { ...about, view, candidates, questions: asks ? (this.list?.rules.questions ?? []) : [] };
    this.covering = true;
    this.signals.play(view.tone);
    this.filter.answered(about.code, performance.now(), view.tone === 'ok');
    clearTimeout(this.covered);
    // Amber asks for something: it stays until that is done, or until the next code.
    if (view.tone !== 'incomplete') this.covered = setTimeout(() => this.uncover(), COVERS_MS);
  }

  /** Whoever came in here for the first time gets a badge: it is offered until the next code. */
  printsFor({ fact }: Shown): boolean {
    return this.station.gate.printsBadges === true && fact?.reason === 'FIRST_ENTRY';
  }

  private uncover(): void {
    this.covering = false;
    if (this.shown?.view.tone === 'ok' && !this.printsFor(this.shown)) this.shown = null;
  }

  private warn(conflicts: readonly GateConflict[]): void {
    this.alarm = [...conflicts, ...this.alarm];
    this.signals.play('denied');
  }
}
