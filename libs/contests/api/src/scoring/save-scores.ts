import { Inject, Injectable } from '@nestjs/common';
import { type ScoreFact, scoreFactProblems, writingRefusal } from '@pho-hien/contests-core';
import { type Clock, type FieldProblem, InvalidInput, isId, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK } from '@pho-hien/platform';
import { personIn } from '../judges/invite-official.ts';
import { ContestChanges } from './contest-changes.ts';
import { KnownSheets } from './known-sheets.ts';
import { ScoreBatches } from './score-batches.ts';
import type { ScoreOutcomeRow } from './score-statement.ts';
import type { SaveScoresInput, ScoreFactInput, ScoreFactResult, ScoresSaved } from './scoring.graphql.ts';

/** The most facts of one batch. */
const MOST_FACTS = 200;

/** Keeps what a judge wrote: the hot path of judging, one statement, shared with whoever saves at the same time. */
@Injectable()
export class SaveScores {
  constructor(
    private readonly batches: ScoreBatches,
    private readonly sheets: KnownSheets,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A bad fact keeps none of the others away. Throws `InvalidInput` for the batch as a whole. */
  async run(caller: Caller, { contestId, sentAt, facts }: SaveScoresInput): Promise<ScoresSaved> {
    const receivedAt = this.clock.now();
    const userId = personIn(caller);
    InvalidInput.throwIfAny(problemIn('facts', facts.length > MOST_FACTS ? 'too_long' : null));
    const rules = await this.sheets.rulesOf(facts.map(({ sheetId }) => sheetId).filter(isId));
    const refused = new Map<ScoreFactInput, ScoreFactResult>();
    for (const fact of facts) {
      const round = rules.get(fact.sheetId);
      const [problem] = round ? scoreFactProblems(asFact(fact), round.criteria) : noSheet(fact);
      if (problem) refused.set(fact, refusedAs(fact, problem));
    }
    const usable = [...new Map(facts.filter((fact) => !refused.has(fact)).map((fact) => [fact.id, fact])).values()];
    const ahead = receivedAt.getTime() - sentAt.getTime();
    const keep = async (batch: readonly ScoreFactInput[]) =>
      batch.length === 0 ? [] : this.keep(contestId, userId, batch, receivedAt, ahead);
    const first = await keep(usable);
    // The statement saw the sheet as it was before a round closed, or before the same fact came in by another way.
    const overtaken = new Set(first.filter((row) => reasonFor(row) === null).map(({ id }) => id));
    const rows = [...first, ...(await keep(usable.filter(({ id }) => overtaken.has(id))))];
    const outcomes = new Map(rows.map((row) => [row.id, outcomeOf(row)]));
    if (rows.some(({ kept }) => kept)) this.changes.touch(contestId);
    return { receivedAt, results: facts.map((fact) => refused.get(fact) ?? outcomes.get(fact.id)!) };
  }

  private keep(
    contestId: string,
    userId: string,
    facts: readonly ScoreFactInput[],
    receivedAt: Date,
    ahead: number,
  ): Promise<ScoreOutcomeRow[]> {
    // A device's clock is put right by when it says it sent this; nothing was written later than it arrived.
    const corrected = (at: Date) => new Date(Math.min(at.getTime() + ahead, receivedAt.getTime())).toISOString();
    return this.batches.keep(
      contestId,
      facts.map(({ id, sheetId, criterionId, points, note, at }) => ({
        ...{ userId, id, sheetId, criterionId, points: points ?? null },
        note: note.normalize('NFC').trim(),
        madeAt: at.toISOString(),
        writtenAt: corrected(at),
        receivedAt: receivedAt.toISOString(),
      })),
    );
  }
}

const asFact = ({ id, criterionId, points, note, at }: ScoreFactInput): ScoreFact => ({
  id,
  criterionId,
  points: points ?? null,
  note,
  at,
});

const noSheet = ({ id }: ScoreFactInput): FieldProblem[] => [
  ...problemIn('id', isId(id) ? null : 'not_an_id'),
  { field: 'sheetId', code: 'unknown_value' },
];

const refusedAs = ({ id }: ScoreFactInput, { field, code }: { field: string; code: string }): ScoreFactResult => ({
  id,
  outcome: 'REFUSED',
  field,
  problem: field === 'sheetId' ? 'NO_SHEET' : code,
});

/** Why a fact stands where it stands; null: nothing that the statement saw tells. */
function reasonFor({ kept, known, status, open }: ScoreOutcomeRow): string | null {
  if (kept) return 'KEPT';
  if (known) return 'KNOWN';
  return status === null ? 'NO_SHEET' : writingRefusal(status, open ? 'SCORING' : 'CLOSED');
}

function outcomeOf(row: ScoreOutcomeRow): ScoreFactResult {
  const { id } = row;
  const reason = reasonFor(row);
  if (reason === 'KEPT' || reason === 'KNOWN') return { id, outcome: reason, problem: null, field: null };
  if (reason !== null) return { id, outcome: 'REFUSED', problem: reason, field: 'sheetId' };
  // Another judge's fact has this id already.
  return { id, outcome: 'REFUSED', problem: 'duplicate', field: 'id' };
}
