/** The bounds of a rehearsal, as the API has them. */
export const REHEARSAL_BOUNDS = { entries: [1, 500], judges: [1, 100], seed: [1, 2_147_483_647] } as const;
export type RehearsalNumber = keyof typeof REHEARSAL_BOUNDS;

interface Round {
  readonly id: string;
  readonly judgesPerEntry: number;
}

/** A rehearsal as its form holds it. */
export interface RehearsalValues extends Record<RehearsalNumber, string> {
  readonly roundId: string;
}

/** What the address asks to be rehearsed; what it does not say is a contest of middling size. */
export function readRehearsal(query: URLSearchParams, rounds: readonly Round[]): RehearsalValues {
  const round = rounds.find(({ id }) => id === query.get('round')) ?? rounds[0];
  return {
    roundId: round?.id ?? '',
    entries: query.get('entries') ?? '40',
    judges: query.get('judges') ?? String(Math.min(100, Math.max(8, 2 * (round?.judgesPerEntry ?? 0)))),
    seed: query.get('seed') ?? '1',
  };
}

/** The numbers, and which of them are none or out of bounds. */
export function rehearsalNumbers(values: RehearsalValues) {
  const faulty: RehearsalNumber[] = [];
  const numbers = { entries: 0, judges: 0, seed: 0 };
  for (const name of Object.keys(REHEARSAL_BOUNDS) as RehearsalNumber[]) {
    const [least, most] = REHEARSAL_BOUNDS[name];
    const text = values[name].trim();
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) numbers[name] = value;
    else faulty.push(name);
  }
  return { numbers, faulty };
}
