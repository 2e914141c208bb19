import { JudgedContestsDocument, JudgedContestStateDocument } from '#generated/graphql.ts';
import { isWaiting, standingOf } from '#lib/features/judging/sheet-state.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { judgedContests } = await ask(event, JudgedContestsDocument, {});
  const contests = await Promise.all(
    judgedContests.map(async ({ id, slug, name, setup, rounds }) => {
      const { judgeStatement, mySheets } = await ask(event, JudgedContestStateDocument, { contestId: id });
      const statusOf = new Map(rounds.map((round) => [round.id, round.status]));
      const waiting = mySheets.filter((sheet) => isWaiting(standingOf(sheet, statusOf.get(sheet.roundId))));
      const rules = setup.boards.flatMap((board) => board.rounds);
      const until = waiting
        .map(({ roundId }) => rules.find((round) => round.id === roundId)?.scoringClosesAt)
        .filter((one) => one != null)
        .sort()[0];
      const signed = judgeStatement.signedAt !== null;
      return { id, slug, name, signed, sheets: mySheets.length, waiting: waiting.length, until: until ?? null };
    }),
  );
  return { contests };
};
