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
      warnings: ranking.warnings,
      lines: ranking.lines.map(({ entryId, place, score, raw, passed, advances, notes }) => ({
        number: numberIn(entryId),
        place,
        score,
        raw,
        passed,
        advances,
        notes: notes.map(({ code, values }) => ({
          code,
          values: Object.entries(values).map(([name, value]) => ({ name, value })),
        })),
      })),
    };
  }
}

/** The number in a made-up entry's id. */
const numberIn = (id: string) => Number(id.split('-').at(-1));
