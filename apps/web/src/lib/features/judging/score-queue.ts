import type { ScoreFactInput, ScoreOutcome } from '#generated/graphql.ts';
import type { FactStore } from './fact-store.ts';

/** How what was written stands with the server. */
export type QueueState = 'idle' | 'sending' | 'waiting' | 'signed-out';

/** What became of one fact. */
export interface FactAnswer {
  readonly id: string;
  readonly outcome: ScoreOutcome;
  readonly problem?: string | null;
}

/** What the queue sends by. Throws where no answer came; `signed-out` where the session has ended. */
export type SendFacts = (facts: readonly ScoreFactInput[]) => Promise<readonly FactAnswer[] | 'signed-out'>;

/** A fact that the server will never take, and why. */
export interface RefusedFact {
  readonly fact: ScoreFactInput;
  readonly problem: string;
}

/** The most facts of one batch, as the API takes them. */
const MOST_FACTS = 200;
const FIRST_WAIT_MS = 1500;
const LONGEST_WAIT_MS = 30_000;

/**
 * What a judge wrote, on its way to the server: kept on the device first, sent until the server has it, and only then
 * let go. Sent twice it is one fact, because its id is made here.
 */
export class ScoreQueue {
  state: QueueState = 'idle';
  /** When the server last took something, by this device's clock; null: nothing yet. */
  savedAt: number | null = null;
  readonly #facts = new Map<string, ScoreFactInput>();
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;

  /**
   * @param changed called after every change of `state`, `savedAt` or what waits
   * @param refused told what the server will never take
   */
  constructor(
    private readonly store: FactStore,
    private readonly send: SendFacts,
    private readonly changed: () => void,
    private readonly refused: (facts: readonly RefusedFact[]) => void,
  ) {}

  /** Takes up what an earlier visit left on the device. */
  load(): void {
    for (const fact of this.store.all()) this.#facts.set(fact.id, fact);
  }

  /** What the server is not known to have, the oldest first. */
  get waiting(): ScoreFactInput[] {
    return [...this.#facts.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  /** Keeps a fact and sends it. */
  add(fact: ScoreFactInput): void {
    this.store.keep(fact);
    this.#facts.set(fact.id, fact);
    void this.flush();
  }

  /** Sends what waits; settles when there is nothing left, or the network is not there. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#run().finally(() => (this.#sending = null));
    return this.#sending;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    while (this.#facts.size > 0) {
      const batch = this.waiting.slice(0, MOST_FACTS);
      this.#enter('sending');
      let results: Awaited<ReturnType<SendFacts>>;
      try {
        results = await this.send(batch);
      } catch {
        this.#enter('waiting');
        this.#again();
        return;
      }
      if (results === 'signed-out') {
        this.#enter('signed-out');
        this.#again();
        return;
      }
      this.#wait = FIRST_WAIT_MS;
      this.#settle(batch, results);
    }
    this.#enter('idle');
  }

  #settle(batch: readonly ScoreFactInput[], results: readonly FactAnswer[]): void {
    const lost: RefusedFact[] = [];
    for (const { id, outcome, problem } of results) {
      const fact = batch.find((one) => one.id === id);
      if (!fact) continue;
      if (outcome === 'REFUSED') lost.push({ fact, problem: problem ?? '' });
      this.#facts.delete(id);
      this.store.forget(id);
    }
    if (lost.length < results.length) this.savedAt = Date.now();
    if (lost.length > 0) this.refused(lost);
  }

  #again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #enter(state: QueueState): void {
    this.state = state;
    this.changed();
  }
}
