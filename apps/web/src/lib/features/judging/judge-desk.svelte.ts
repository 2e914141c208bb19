import {
  type Criterion,
  foldSheet,
  runningTotal,
  type RunningTotal,
  type ScoreFact,
  type Sheet,
} from '@pho-hien/contests-core';
import { newId } from '@pho-hien/kernel';
import { createContext, untrack } from 'svelte';
import { browser } from '$app/env';
import {
  type OwnSheetPartsFragment,
  SaveFeedbackDocument,
  SaveScoresDocument,
  type ScoreFactInput,
} from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { browserFacts, storageOrNone } from './fact-store.ts';
import { FeedbackKeeper } from './feedback-keeper.ts';
import { type QueueState, type RefusedFact, ScoreQueue } from './score-queue.ts';
import { browserSnapshot, withTaken } from './sheet-snapshot.ts';

export const [judgeDesk, setJudgeDesk] = createContext<JudgeDesk>();

/** A judge at work in one contest: their sheets as the server had them, and what was written since. */
export class JudgeDesk {
  sheets: readonly OwnSheetPartsFragment[] = $state.raw([]);
  state: QueueState = $state('idle');
  savedAt: number | null = $state(null);
  /** Changes that the server is not known to have. */
  waiting = $state(0);
  /** What the server will never take: shown until somebody has read it. */
  refused: readonly RefusedFact[] = $state.raw([]);
  readonly lasting: () => boolean;
  readonly #queue: ScoreQueue;
  readonly #feedback: FeedbackKeeper;
  readonly #snapshot: ReturnType<typeof browserSnapshot>;
  /** Until when `sheets` says what the server has. */
  #at: string;
  /** What was written here, sent or not: it stands over what the server said before. */
  #own: readonly OwnFact[] = $state.raw([]);

  constructor(
    readonly contestId: string,
    userId: string,
    sheets: readonly OwnSheetPartsFragment[],
    /** When they were read, by the server's clock. */
    readAt: string,
  ) {
    this.sheets = sheets;
    this.#at = readAt;
    const storage = browser ? storageOrNone() : null;
    const store = browserFacts(storage, userId, contestId);
    this.#snapshot = browserSnapshot(storage, userId, contestId);
    this.lasting = () => store.lasting;
    this.#queue = new ScoreQueue(
      store,
      async (facts) => {
        const input = { contestId, sentAt: new Date().toISOString(), facts: [...facts] };
        const { saved } = await this.#asked(() => request(fetch, SaveScoresDocument, { input }));
        if (!saved) return 'signed-out';
        if (saved.__typename === 'ScoresSaved') {
          const lost = new Set(saved.results.filter(({ outcome }) => outcome === 'REFUSED').map(({ id }) => id));
          this.#taken(
            facts.filter(({ id }) => !lost.has(id)),
            saved.receivedAt,
          );
          return saved.results;
        }
        return facts.map(({ id }) => ({ id, outcome: 'REFUSED', problem: saved.problems[0]?.code ?? null }) as const);
      },
      () => this.#look(),
      (facts) => {
        this.refused = [...this.refused, ...facts];
        this.#own = this.#own.filter(({ id }) => !facts.some(({ fact }) => fact.id === id));
      },
    );
    this.#feedback = new FeedbackKeeper(
      storage,
      userId,
      async (sheetId, feedback) => {
        const input = { contestId, sheetId, feedback };
        const { saved } = await this.#asked(() => request(fetch, SaveFeedbackDocument, { input }));
        if (!saved) throw new Error('signed out');
        if (saved.__typename === 'InvalidInput') return false;
        this.#changed(
          this.sheets.map((one) => (one.id === sheetId ? { ...one, feedback } : one)),
          saved.at,
        );
        return true;
      },
      () => this.#look(),
    );
  }

  /** A sheet as the judge sees it: what was written here over what the server had. */
  sheetOf(sheet: OwnSheetPartsFragment): Sheet {
    const known = foldSheet(sheet.marks.map((mark) => written({ id: '', ...mark })));
    // Over them, not by time: this device's clock may be behind the server's.
    return new Map([...known, ...foldSheet(this.#own.filter(({ sheetId }) => sheetId === sheet.id))]);
  }

  totalOf(sheet: OwnSheetPartsFragment, criteria: readonly Criterion[]): RunningTotal {
    return runningTotal(this.sheetOf(sheet), criteria);
  }

  /** Points in hundredths, or none; whatever is written is kept at once. */
  write(sheetId: string, criterionId: string, points: number | null, note: string): void {
    const fact = { id: newId(), sheetId, criterionId, points, note, at: new Date().toISOString() };
    this.#own = [...this.#own, { sheetId, ...written(fact) }];
    this.#queue.add(fact);
    this.#look();
  }

  feedbackOf(sheet: OwnSheetPartsFragment): string {
    return this.#feedback.of(sheet.id) ?? sheet.feedback;
  }

  writeFeedback(sheetId: string, text: string): void {
    this.#feedback.write(sheetId, text);
  }

  /** Sends everything that waits; true where nothing is left. */
  async flush(): Promise<boolean> {
    await Promise.all([this.#queue.flush(), this.#feedback.flush()]);
    this.#look();
    return this.waiting === 0;
  }

  /** The sheets as the server has them now. */
  take(sheets: readonly OwnSheetPartsFragment[], readAt: string): void {
    const kept = this.#snapshot.load();
    // This page was kept on the device, and more was saved since it was.
    const isOld = kept !== null && kept.at > readAt;
    const waiting = new Set(this.#queue.waiting.map(({ id }) => id));
    this.#own = untrack(() => this.#own).filter(({ id }) => waiting.has(id));
    this.sheets = isOld ? kept.sheets : sheets;
    this.#at = isOld ? kept.at : readAt;
    this.#keep();
  }

  /** One sheet as the server has it now. */
  takeOne(sheet: OwnSheetPartsFragment, at: string): void {
    const sheets = this.sheets.map((one) => (one.id === sheet.id ? sheet : one));
    this.#changed(sheets, at);
  }

  /** Takes up what waits on the device, and tries again as soon as there may be a network. Returns how to stop. */
  follow(): () => void {
    this.#queue.load();
    this.#feedback.load();
    this.#own = this.#queue.waiting.map((fact) => ({ sheetId: fact.sheetId, ...written(fact) }));
    this.#look();
    const again = () => void this.flush();
    addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    again();
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
      this.#queue.stop();
      this.#feedback.stop();
    };
  }

  /** What the server has taken is what it has, and lies on the device so. */
  #taken(facts: readonly ScoreFactInput[], receivedAt: string): void {
    const ids = new Set(facts.map(({ id }) => id));
    this.#changed(withTaken(this.sheets, facts), receivedAt);
    this.#own = this.#own.filter(({ id }) => !ids.has(id));
  }

  #changed(sheets: readonly OwnSheetPartsFragment[], at: string): void {
    this.sheets = sheets;
    if (at > this.#at) this.#at = at;
    this.#keep();
  }

  #keep(): void {
    this.#snapshot.keep({ at: this.#at, sheets: this.sheets });
  }

  async #asked<T extends object>(ask: () => Promise<T>): Promise<T | { saved: undefined }> {
    try {
      return await ask();
    } catch (failure) {
      const codes = ['UNAUTHENTICATED', 'SECOND_FACTOR_REQUIRED'];
      if (failure instanceof ApiFailure && codes.includes(failure.code)) return { saved: undefined };
      throw failure;
    }
  }

  #look(): void {
    this.waiting = this.#queue.waiting.length + this.#feedback.waiting;
    this.savedAt = Math.max(this.#queue.savedAt ?? 0, this.#feedback.savedAt ?? 0) || null;
    this.state = this.#queue.state === 'idle' && this.#feedback.failing ? 'waiting' : this.#queue.state;
  }
}

/** A fact of the judge's own, on which sheet. */
type OwnFact = ScoreFact & { readonly sheetId: string };

interface Mark {
  readonly id: string;
  readonly criterionId: string;
  readonly points?: number | null;
  readonly note: string;
  readonly at: string;
}

const written = ({ id, criterionId, points, note, at }: Mark): ScoreFact => ({
  ...{ id, criterionId, note },
  points: points ?? null,
  at: new Date(at),
});
