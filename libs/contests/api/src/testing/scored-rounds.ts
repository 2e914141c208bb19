import { newId } from '@pho-hien/kernel';
import { DecideResult, type EntryDecision } from '../results/decide-result.ts';
import type { RoundResultType } from '../results/result.graphql.ts';
import { ResultQueries } from '../results/result.queries.ts';
import { MoveRound } from '../rounds/move-round.ts';
import { SaveScores } from '../scoring/save-scores.ts';
import { SheetQueries } from '../scoring/sheet.queries.ts';
import { SubmitSheet } from '../scoring/submit-sheet.ts';
import { callerOf, type ContestsApi } from './contests-api.ts';
import { aScoring, type TestScoring } from './fixtures.ts';

/** Rounds of three entries that three judges have scored and the secretary has closed, and what comes of them. */
export function scoredRounds(app: () => ContestsApi) {
  /** Every judge gives the entry at `at` this many points for each criterion, and hands the sheet in. */
  async function scored(points: (at: number) => number): Promise<TestScoring> {
    const own = await aScoring(app(), { entries: 3, judges: 3 });
    for (const { actor } of own.judges) {
      for (const sheet of await app().get(SheetQueries).own(own.id, actor.userId)) {
        const given = points(own.entryIds.indexOf(sheet.entry.id));
        await app()
          .get(SaveScores)
          .run(callerOf(actor), {
            contestId: own.id,
            sentAt: app().clock.now(),
            facts: own.round.criteria.map((criterion) => ({
              id: newId(),
              sheetId: sheet.id,
              criterionId: criterion.id,
              points: given,
              note: 'Rõ ràng',
              at: app().clock.now(),
            })),
          });
        await app().get(SubmitSheet).run(callerOf(actor), { contestId: own.id, sheetId: sheet.id });
      }
    }
    await app().get(MoveRound).run(callerOf(own.secretary), own.round.id, 'close');
    return own;
  }

  const latest = async ({ round }: TestScoring): Promise<RoundResultType> =>
    (await app().get(ResultQueries).ofRound(round.id))[0]!;

  /** As the ranking says. */
  const asRanked = ({ lines }: RoundResultType): EntryDecision[] =>
    lines.map(({ entryId, advances }) => ({
      entryId,
      outcome: advances === 'YES' ? 'ADVANCED' : 'ELIMINATED',
      prize: null,
      reason: '',
    }));

  const decide = async (own: TestScoring, decisions?: EntryDecision[]) => {
    const result = await latest(own);
    const given = { decisions: decisions ?? asRanked(result), minutes: 'Hội đồng thống nhất' };
    await app().get(DecideResult).run(callerOf(own.secretary), result.id, given);
    return result.id;
  };
  return { scored, latest, asRanked, decide };
}
