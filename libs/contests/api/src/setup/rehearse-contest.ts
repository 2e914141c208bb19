import { Injectable } from '@nestjs/common';
import { rehearse } from '@pho-hien/contests-core';
import { notFound } from '@pho-hien/platform';
import { ContestQueries } from './contest.queries.ts';
import type { RehearsalType, RehearseInput } from './template.graphql.ts';

const MOST = { entries: 500, judges: 100 };
const within = (value: number, most: number) => Math.min(Math.max(value, 1), most);

/** Shows what a round's rules would do, before anybody is judged by them. */
@Injectable()
export class RehearseContest {
  constructor(private readonly contests: ContestQueries) {}

  /** `NOT_FOUND` for a round that the contest does not have. */
  async run({ contestId, roundId, entries, judges, seed }: RehearseInput): Promise<RehearsalType> {
    const { setup } = await this.contests.byId(contestId);
    const round = setup.boards.flatMap((board) => board.rounds).find(({ id }) => id === roundId);
    if (!round) throw notFound();
    const sizes = { entries: within(entries, MOST.entries), judges: within(judges, MOST.judges) };
    const { assignment, ranking, ...counted } = rehearse({ round, ...sizes, seed });
    return {
      ...counted,
      decimals: ranking.decimals,
      spread: assignment.spread,
      short: new Set(assignment.shortages.flatMap(({ entryIds }) => entryIds)).size,
      loosen: [...new Set([...assignment.shortages.flatMap(({ loosen }) => loosen), ...assignment.loosenToConnect])],
      lines: ranking.lines.map(({ place, score, passed, advances }) => ({
        place,
        score,
        passed,
        advances: advances === 'YES',
      })),
    };
  }
}
