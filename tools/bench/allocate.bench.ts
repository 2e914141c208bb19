import { allocate, firstComeFirstServed, type Proposal } from '@pho-hien/booths-core';
import type { Figure } from './figure.ts';
import { hallOf, taskOf, violationsIn } from './stands/hall-of.ts';

const BOOTHS = 400;
const REQUESTS = 500;
const SEEDS = 20;
const MOST_MS = 5_000;

const firstWishes = ({ places }: Proposal) => places.filter(({ reason }) => reason === 'FIRST_WISH').length;

/**
 * `allocate`: how long a proposal for 500 requests in a hall of 400 booths takes, the slowest of 20 seeds; and that
 * over each of them nothing is proposed that may not be, and no fewer first wishes are met than first come, first
 * served meets.
 */
export async function* run(): AsyncGenerator<Figure> {
  const plan = hallOf(BOOTHS);
  const [times, counts] = [[] as number[], { violations: 0, worse: 0, met: 0, served: 0, placed: 0 }];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const task = taskOf(plan, REQUESTS, seed);
    const began = performance.now();
    const proposal = allocate(task);
    times.push(performance.now() - began);
    const served = firstWishes(firstComeFirstServed(task));
    counts.violations += violationsIn(task, proposal.places);
    counts.worse += firstWishes(proposal) < served ? 1 : 0;
    counts.met += firstWishes(proposal);
    counts.served += served;
    counts.placed += proposal.places.length;
  }
  const value = Math.round(Math.max(...times));
  yield {
    bench: 'allocate',
    value,
    unit: 'ms',
    target: `<= ${MOST_MS}, hard violations 0, first wishes >= first come, first served`,
    met: value <= MOST_MS && counts.violations === 0 && counts.worse === 0,
    ...{
      booths: BOOTHS,
      requests: REQUESTS,
      seeds: SEEDS,
      firstWishes: counts.met,
      firstComeFirstServed: counts.served,
    },
    ...{ placed: counts.placed, violations: counts.violations, seedsWithFewerFirstWishes: counts.worse },
  };
}
