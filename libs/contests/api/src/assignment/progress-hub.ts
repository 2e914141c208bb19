import { Injectable } from '@nestjs/common';
import { answeredAlike, Broadcast, Database, notFound, SharedLatest } from '@pho-hien/platform';
import { contestTopic } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import type { RoundProgress } from './progress.graphql.ts';
import { ProgressQueries } from './progress.queries.ts';

/** Scores are told once a second at most; a reading waits no longer for the one before it. */
const EVERY_MS = 500;

/** One reading of a round's progress for everybody who watches it in this process, however many they are. */
@Injectable()
export class ProgressHub {
  private readonly rounds = new Map<string, SharedLatest<RoundProgress>>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly database: Database,
    private readonly progress: ProgressQueries,
  ) {}

  /** The progress now, and again after every change. Throws `NOT_FOUND`. */
  async watch(roundId: string): Promise<AsyncIterableIterator<RoundProgress>> {
    const round = await contestsSql(this.database.reader)
      .selectFrom('contest_rounds')
      .select('contest_id')
      .where('id', '=', roundId)
      .executeTakeFirst();
    if (!round) throw notFound();
    const known = this.rounds.get(roundId);
    if (known) return known.subscribe();
    const made = new SharedLatest(
      (changed) => this.broadcast.listen(contestTopic(round.contest_id), changed),
      async () => answeredAlike(await this.progress.of(roundId)),
      () => this.rounds.delete(roundId),
      { everyMs: EVERY_MS },
    );
    this.rounds.set(roundId, made);
    return made.subscribe();
  }
}
