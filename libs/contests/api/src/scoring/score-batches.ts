import { Injectable } from '@nestjs/common';
import { runPrepared, SqlPool } from '@pho-hien/platform';
import { keepScores, type ScoreOutcomeRow } from './score-statement.ts';

/** A fact that can be kept, and whose it is. */
export interface KeptFact {
  readonly userId: string;
  readonly id: string;
  readonly sheetId: string;
  readonly criterionId: string;
  readonly points: number | null;
  readonly note: string;
  readonly madeAt: string;
  readonly writtenAt: string;
  readonly receivedAt: string;
}

interface Waiting {
  readonly facts: readonly KeptFact[];
  readonly settle: (rows: ScoreOutcomeRow[]) => void;
  readonly fail: (error: unknown) => void;
}

/** The most facts of one statement. */
const MOST_FACTS = 1000;

/**
 * Brings together what the judges of one contest save at the same time: while a statement is under way, what comes
 * waits for it and goes in the next. Two hundred who save at once cost a handful of statements and as many waits for
 * the disk; one alone waits for nobody.
 */
@Injectable()
export class ScoreBatches {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(private readonly pool: SqlPool) {}

  /** What became of each fact, in any order. Nobody's facts fail for what another sent. */
  keep(contestId: string, facts: readonly KeptFact[]): Promise<ScoreOutcomeRow[]> {
    return new Promise((settle, fail) => {
      const line = this.waiting.get(contestId);
      if (line) line.push({ facts, settle, fail });
      else {
        this.waiting.set(contestId, [{ facts, settle, fail }]);
        // After this turn: what was read from the network at once goes together from the first statement on.
        setImmediate(() => void this.work(contestId));
      }
    });
  }

  private async work(contestId: string): Promise<void> {
    const line = this.waiting.get(contestId)!;
    while (line.length > 0) {
      const batch: Waiting[] = [];
      let size = 0;
      while (line.length > 0 && (size === 0 || size + line[0]!.facts.length <= MOST_FACTS)) {
        size += line[0]!.facts.length;
        batch.push(line.shift()!);
      }
      await this.together(contestId, batch);
    }
    this.waiting.delete(contestId);
  }

  private async together(contestId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const rows = await this.run(
        contestId,
        batch.flatMap(({ facts }) => facts),
      );
      let from = 0;
      for (const { facts, settle } of batch) settle(rows.slice(from, (from += facts.length)));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.fail(error);
      // Something of somebody's broke it: each for themselves then.
      for (const one of batch) await this.together(contestId, [one]);
    }
  }

  /** In the order of the facts. */
  private async run(contestId: string, facts: readonly KeptFact[]): Promise<ScoreOutcomeRow[]> {
    const client = await this.pool.connect();
    try {
      return await runPrepared(client, keepScores, {
        contestId,
        userIds: facts.map(({ userId }) => userId),
        ids: facts.map(({ id }) => id),
        sheetIds: facts.map(({ sheetId }) => sheetId),
        criterionIds: facts.map(({ criterionId }) => criterionId),
        points: facts.map(({ points }) => points),
        notes: facts.map(({ note }) => note),
        madeAt: facts.map(({ madeAt }) => madeAt),
        writtenAt: facts.map(({ writtenAt }) => writtenAt),
        receivedAt: facts.map(({ receivedAt }) => receivedAt),
      });
    } finally {
      client.release();
    }
  }
}
