import type { EntryDecisionInput } from '#generated/graphql.ts';

/** One outcome of the form: going on, out, or the prize of this place in the board's list. */
export const prizeValue = (prize: number): string => `AWARDED ${prize}`;

/** What the jury's form sent: of every entry an outcome and, where it is not what the ranking says, why. */
export function readDecisions(data: FormData): EntryDecisionInput[] {
  const reasons = data.getAll('decisionReason').map(String);
  const outcomes = data.getAll('outcome').map(String);
  return data.getAll('entryId').map((entryId, i) => {
    const [outcome, prize] = (outcomes[i] ?? '').split(' ');
    return {
      entryId: String(entryId),
      outcome: outcome as EntryDecisionInput['outcome'],
      prize: prize === undefined ? null : Number(prize),
      reason: reasons[i] ?? '',
    };
  });
}

interface Line {
  readonly advances: 'YES' | 'NO' | 'AT_THE_CUT';
  readonly place?: number | null;
}

/**
 * What the ranking proposes: who goes on; in a final the prizes in order of place. A tie across the last place that
 * goes on is left to the jury: the proposal is empty.
 */
export function proposalOf(line: Line, prizes: readonly { readonly count: number }[] | null): string {
  if (prizes === null) return line.advances === 'AT_THE_CUT' ? '' : line.advances === 'YES' ? 'ADVANCED' : 'ELIMINATED';
  let from = 1;
  for (const [i, { count }] of prizes.entries()) {
    if (line.place != null && line.place >= from && line.place < from + count) return prizeValue(i);
    from += count;
  }
  return 'ELIMINATED';
}
