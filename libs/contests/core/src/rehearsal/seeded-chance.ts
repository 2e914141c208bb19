/** Numbers from 0 to 1, without 1, that look like chance. */
export type Chance = () => number;

/** Chance that is the same for the same seed, everywhere: mulberry32 (Ettinger, 2017, public domain). Not for secrets. */
export function seededChance(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A number of mean 0 and standard deviation 1, near enough to normal: twelve uniform numbers less 6 (Irwin–Hall). By
 * addition alone, so that it is the same digits on every machine.
 */
export function bellShaped(chance: Chance): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += chance();
  return sum;
}
