import type { Chance } from '../demo/chance.ts';

/** Something that is done to the product: what is killed, or in what order. */
export type Act =
  'API' | 'EVERY_API' | 'DATABASE' | 'SESSION' | 'WEB' | 'BROWSER' | 'PHONES' | 'BROWSER_APART' | 'PHONES_APART';

/** How often each comes in a round. "Apart": while its server is away, so that nobody else remembers what it showed. */
const ROUND: Readonly<Record<Act, number>> = {
  API: 3,
  EVERY_API: 1,
  DATABASE: 2,
  SESSION: 2,
  WEB: 1,
  BROWSER: 1,
  PHONES: 1,
  BROWSER_APART: 2,
  PHONES_APART: 2,
};

/**
 * What is done, round after round, shuffled as the chance says. The first four acts are one of each kind that says
 * most, in any order, so that a short run has them too.
 */
export function* actsOf(chance: Chance): Generator<Act, never> {
  const first: Act[] = ['BROWSER_APART', 'SESSION', 'DATABASE', 'PHONES_APART'];
  yield* shuffled(first, chance);
  const round = (Object.keys(ROUND) as Act[]).flatMap((act) => Array<Act>(ROUND[act]).fill(act));
  while (true) yield* shuffled(round, chance);
}

function shuffled(acts: readonly Act[], chance: Chance): Act[] {
  const left = [...acts];
  return acts.map(() => left.splice(chance.whole(left.length), 1)[0]!);
}
