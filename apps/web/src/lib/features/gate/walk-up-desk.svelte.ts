import {
  answeredIn,
  type Decision,
  type Ed25519,
  type GateQuestion,
  type GivenAnswers,
  receivingKeyOf,
  sealToServer,
} from '@pho-hien/check-in-core';
import type { FormVersion, WalkUpInput } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { ReserveWalkUpsDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { decideHere } from './decide-here.ts';
import { deviceFetch } from './device-fetch.ts';
import type { GateKnowledge } from './gate-knowledge.svelte.ts';
import type { GateLink } from './gate-link.svelte.ts';
import type { KeptScan } from './kept-fact.ts';
import { readCode } from './read-code.ts';
import { newScanOf } from './scan-of-decision.ts';
import { sealedAnswers } from './sealed-answers.ts';
import { placesToday, stockAfter } from './walk-up-stock.ts';

/** So often the device asks what it holds: a revocation is heard of no later, while there is a network. */
const ASKED_MS = 60_000;

/** What came of registering somebody. */
export type WalkUpOutcome =
  | { readonly kind: 'admitted'; readonly fact: KeptScan; readonly code: string }
  /** The list does not let such a ticket in now. Nobody was registered. */
  | { readonly kind: 'denied'; readonly decision: Decision }
  /** No place is left on this device. */
  | { readonly kind: 'noPlace' };

/** Registers people who come without a ticket, with or without a network, and lets them in. */
export class WalkUpDesk {
  private askedAt = 0;
  /** The place of whoever stands there now: not on the disk yet, and nobody else’s any more. */
  private giving: string | null = null;

  constructor(
    private readonly knowledge: GateKnowledge,
    private readonly link: GateLink,
    private readonly ed25519: Ed25519,
  ) {}

  /** The numbers of the ticket types that can be given here and come in by this list. */
  typesOn(listId: string): readonly number[] {
    const { list, walkUps } = this.knowledge;
    const letIn = list?.rulesOf(listId)?.ticketTypeNumbers ?? [];
    return (walkUps?.ticketTypeNumbers ?? []).filter((number) => letIn.includes(number));
  }

  /** What this list asks of everybody who comes in. */
  questionsOf(listId: string): readonly GateQuestion[] {
    return this.knowledge.list?.rulesOf(listId)?.questions ?? [];
  }

  /** What the ticket type asks of everybody, as far as this device was told; a phone of an earlier build was not. */
  formOf(ticketTypeNumber: number): FormVersion | null {
    const forms = this.knowledge.walkUps?.forms ?? [];
    return forms.find((one) => one.ticketTypeNumber === ticketTypeNumber)?.form ?? null;
  }

  /** How many can still be given here today. */
  left(ticketTypeNumber: number): number {
    return placesToday(this.knowledge.walkUps, this.knowledge.clock.now(), ticketTypeNumber).length;
  }

  /** Asks what the device holds now, and has it filled; nothing changes where nobody answers. */
  async fill(): Promise<void> {
    this.askedAt = Date.now();
    // Not beside a call that hands walk-ups in: what it tells would be older than what was taken.
    await this.link.alone(async () => {
      try {
        const ask = deviceFetch(this.knowledge.paired.token);
        const { reserveWalkUps } = await request(ask, ReserveWalkUpsDocument);
        await this.knowledge.hold(stockAfter(reserveWalkUps, this.knowledge.waiting.all(), this.giving));
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
      }
    });
  }

  /** @returns ends it */
  start(): () => void {
    const look = () => {
      if (!document.hidden && Date.now() - this.askedAt >= ASKED_MS) void this.fill();
    };
    look();
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }

  /**
   * Registers somebody and lets them in: decided first, sealed, and on the disk before it is shown.
   * @param given what was answered to the questions of the list
   * @throws where the disk refuses
   */
  async admit(
    input: WalkUpInput,
    ticketTypeNumber: number,
    listId: string,
    given: GivenAnswers,
  ): Promise<WalkUpOutcome> {
    const { knowledge } = this;
    const { list, walkUps: stock, clock } = knowledge;
    const at = clock.now();
    const place = placesToday(stock, at, ticketTypeNumber)[0];
    const key = stock && receivingKeyOf(stock.receivingKey);
    if (!list || !stock || !place || !key) return { kind: 'noPlace' };
    this.giving = place.ticketId;
    try {
      const code = await readCode(place.code, list, this.ed25519);
      const { gate, event } = knowledge.paired.station;
      const questions = this.questionsOf(listId);
      const answered = answeredIn(questions, given);
      const presented = { code, listId, gateId: gate.id, direction: 'ENTRY' as const, at, override: null, answered };
      const decision = decideHere(list, knowledge.waiting, presented);
      if (decision.verdict !== 'OK') return { kind: 'denied', decision };
      const scanId = newId();
      const context = { purpose: 'WALK_UP', eventId: event.id, scanId } as const;
      const walkUp = await sealToServer(JSON.stringify(input), key, context);
      const scan = newScanOf(decision, presented, { method: 'DESK', override: null }, knowledge);
      const answers =
        questions.length > 0 ? await sealedAnswers(questions, given, knowledge.paired.station, scanId) : null;
      const fact = await knowledge.give({ ...scan, scanId, answers, walkUp });
      this.link.poke();
      // After what waits is handed in, so that the place is counted as used.
      if (this.link.online) void this.fill();
      return { kind: 'admitted', fact, code: place.code };
    } finally {
      this.giving = null;
    }
  }
}
