import type { ContestSetup } from '@pho-hien/contests-core';

/** A set-up as its row keeps it: what JSON has no form for is text. */
export type StoredSetup = Stored<Omit<ContestSetup, 'slug' | 'eventId'>>;

type Stored<Value> = Value extends Date | bigint
  ? string
  : Value extends readonly (infer Member)[]
    ? readonly Stored<Member>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Stored<Value[Key]> }
      : Value;

/** The set-up as its row keeps it. */
export function storedSetup({ slug: _slug, eventId: _eventId, ...setup }: ContestSetup): StoredSetup {
  return JSON.parse(
    JSON.stringify(setup, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as StoredSetup;
}

/** The row's set-up as the rules know it. */
export function setupOf(row: {
  readonly slug: string;
  readonly event_id: string | null;
  readonly setup: StoredSetup;
}): ContestSetup {
  const { setup } = row;
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...setup,
    slug: row.slug,
    eventId: row.event_id,
    opensAt: instant(setup.opensAt),
    closesAt: instant(setup.closesAt),
    boards: setup.boards.map((board) => ({
      ...board,
      rounds: board.rounds.map((round) => ({
        ...round,
        scoringOpensAt: instant(round.scoringOpensAt),
        scoringClosesAt: instant(round.scoringClosesAt),
      })),
      prizes: board.prizes.map((prize) => ({ ...prize, amount: prize.amount === null ? null : BigInt(prize.amount) })),
    })),
  };
}
