import { answeredIn, type Ed25519, type GivenAnswers } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import type { Direction, ScanMethod } from '#generated/graphql.ts';
import { askServer } from './ask-server.ts';
import type { Outcome } from './decide.ts';
import { decideHere } from './decide-here.ts';
import type { GateKnowledge } from './gate-knowledge.svelte.ts';
import type { GateLink } from './gate-link.svelte.ts';
import type { GateStore } from './gate-store.ts';
import type { KeptScan, NewScan } from './kept-fact.ts';
import { readCode, type ReadCode } from './read-code.ts';
import { asDecided, newScanOf } from './scan-of-decision.ts';
import { sealedAnswers } from './sealed-answers.ts';
import type { TicketList } from './ticket-list.ts';

/** One code at the gate, and what the steward has said about it so far. */
export interface Turn {
  readonly method: ScanMethod;
  readonly override: { readonly overridesScanId: string; readonly reason: string } | null;
  /** The steward has compared the name of this ticket's holder. */
  readonly confirmed: string | null;
  /** What was answered to the questions of the list. */
  readonly given: GivenAnswers | null;
  readonly listId: string;
  readonly direction: Direction;
  /** Nobody waits for the answer any more: it is kept, but not shown. */
  readonly signal: AbortSignal;
}

/** What came of a turn; whatever was decided is on the disk by now. */
export interface Judged {
  readonly outcome: Outcome;
  /** `null` where nothing was decided. */
  readonly fact: KeptScan | null;
  /** The text that was read. */
  readonly code: string;
}

/** Decides what is held before the gate, and keeps it: from a text to a fact on the disk. */
export class GateJudge {
  /** A question whose answer was lost: asked again, it is the same scan. */
  private asked: { readonly of: string; readonly scanId: string; readonly sequence: number } | null = null;

  constructor(
    private readonly store: GateStore,
    private readonly knowledge: GateKnowledge,
    private readonly link: GateLink,
    private readonly ed25519: Ed25519,
  ) {}

  /** @throws where this device cannot keep it */
  async judge(text: string, turn: Turn, tickets: TicketList): Promise<Judged> {
    const code = await readCode(text, tickets, this.ed25519);
    const asked =
      code.shortCode !== null && this.link.online ? await this.ask(code.shortCode, code.digest, turn, tickets) : null;
    return asked ?? this.decide(text, code, turn, tickets);
  }

  /** By this device's own list: the network has no say in it. */
  private async decide(text: string, code: ReadCode, turn: Turn, tickets: TicketList): Promise<Judged> {
    const { knowledge } = this;
    const { listId, direction } = turn;
    const { device, gate } = knowledge.paired.station;
    const override = turn.override && { rights: device.rights, reason: turn.override.reason };
    const answered = this.answered(turn, tickets);
    const at = knowledge.clock.now();
    const presented = { code, listId, gateId: gate.id, direction, at, override, answered };
    const decision = decideHere(tickets, knowledge.waiting, presented);
    const made = newScanOf(decision, presented, turn, knowledge);
    const again = this.asked?.of === code.shortCode ? this.asked : null;
    const scan = again ? { ...made, scanId: again.scanId } : made;
    // Without answers nothing is waited for: the disk has the scan as soon as it can.
    const answers = turn.given && (await this.seal(turn, tickets, scan.scanId));
    const kept = knowledge.record(answers ? { ...scan, answers } : scan, again?.sequence);
    const [fact, holder] = await Promise.all([kept, code.holder]);
    this.asked = null;
    return { outcome: { kind: 'decided', scan: asDecided(decision, direction, holder, tickets) }, fact, code: text };
  }

  /**
   * By the server, which alone knows the names behind a typed code.
   * @returns `null` where nobody answered, and nothing was decided before
   */
  private async ask(shortCode: string, digest: string | null, turn: Turn, tickets: TicketList): Promise<Judged | null> {
    const { method, override, confirmed: identityConfirmedTicketId, listId, direction, signal } = turn;
    const of = [shortCode, identityConfirmedTicketId, override?.reason, turn.given && 'answered']
      .filter(Boolean)
      .join(' ');
    this.asked = this.asked?.of === of ? this.asked : { of, scanId: newId(), sequence: await this.store.number() };
    const { scanId, sequence } = this.asked;
    const { clock, paired } = this.knowledge;
    const scannedAt = new Date(clock.deviceNow()).toISOString();
    const answered = this.answered(turn, tickets);
    const answers = turn.given && (await this.seal(turn, tickets, scanId));
    const input = { scanId, sequence, listId, direction, method, scannedAt, sentAt: scannedAt, code: shortCode };
    const question = { ...input, identityConfirmedTicketId, override, answeredQuestionIds: answered, answers };
    // Not beside a call that brings news: the answer would be counted there and here.
    return this.link.alone(async () => {
      const outcome = await askServer(paired.token, question, signal);
      if (outcome.kind === 'unreachable') this.link.online = false;
      if (outcome.kind === 'locked') this.link.lock();
      if (outcome.kind === 'unreachable' && turn.confirmed === null) return null;
      if (outcome.kind !== 'decided') return { outcome, fact: null, code: shortCode };
      const { scan } = outcome;
      const ticketId = scan.ticket?.ticketId ?? identityConfirmedTicketId;
      const kept: NewScan = {
        ...{ kind: 'scan', scanId, listId, direction, method, scannedAt, at: clock.now().toISOString(), ticketId },
        codeDigest: ticketId === null ? digest : null,
        ...{ verdict: scan.verdict, reason: scan.reason, onList: scan.onList, usedAt: scan.usedAt, usedGateId: null },
        identityConfirmed: identityConfirmedTicketId !== null,
        ...{ answered, answers },
        override: override && { ...override, overridden: null },
        cursor: tickets.cursor,
      };
      this.asked = null;
      return { outcome, fact: await this.knowledge.record(kept, sequence), code: shortCode };
    });
  }

  private answered({ listId, given }: Turn, tickets: TicketList): string[] {
    return given ? answeredIn(tickets.rulesOf(listId)?.questions ?? [], given) : [];
  }

  private seal({ listId, given }: Turn, tickets: TicketList, scanId: string): Promise<string> {
    const { station } = this.knowledge.paired;
    return sealedAnswers(tickets.rulesOf(listId)?.questions ?? [], given ?? {}, station, scanId);
  }
}
