import type { ContestSetup } from '@pho-hien/contests-core';
import type { Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';

/**
 * Keeps a row for each board and round of the set-up, for entries and sheets to stand in. What the set-up does not
 * name any more goes; where an entry or a judge stands in it, the database refuses. The caller holds the contest.
 */
export async function saveBoards(tx: Transaction, contestId: string, { boards }: ContestSetup): Promise<void> {
  const sql = contestsSql(tx);
  const boardIds = boards.map(({ id }) => id);
  const rounds = boards.flatMap((board) =>
    board.rounds.map(({ id }, position) => ({ id, contest_id: contestId, board_id: board.id, position })),
  );
  await sql
    .deleteFrom('contest_rounds')
    .where('contest_id', '=', contestId)
    .where(
      'id',
      'not in',
      rounds.map(({ id }) => id),
    )
    .execute();
  await sql.deleteFrom('contest_boards').where('contest_id', '=', contestId).where('id', 'not in', boardIds).execute();
  await sql
    .insertInto('contest_boards')
    .values(boardIds.map((id, position) => ({ id, contest_id: contestId, position })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) => ({ position: ref('excluded.position') }))
        .where('contest_boards.contest_id', '=', contestId),
    )
    .execute();
  await sql
    .insertInto('contest_rounds')
    .values(rounds.map((round) => ({ ...round, status: 'PLANNED' as const })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) => ({ position: ref('excluded.position'), board_id: ref('excluded.board_id') }))
        .where('contest_rounds.contest_id', '=', contestId),
    )
    .execute();
}
