/** What somebody of a simulated festival does at a gate. */
export const SIMULATED_STEPS = [
  'ARRIVE',
  'LEAVE',
  'COME_BACK',
  'USED_TWICE',
  'FORGED',
  'ENTER_ROOM',
  'LEAVE_ROOM',
] as const;

/** What somebody of a simulated festival does at a gate. */
export type SimulatedStep = (typeof SIMULATED_STEPS)[number];

/** How often each happens among a hundred scans. */
const SHARES: Readonly<Record<SimulatedStep, number>> = {
  ARRIVE: 58,
  LEAVE: 9,
  COME_BACK: 5,
  USED_TWICE: 4,
  FORGED: 1,
  ENTER_ROOM: 16,
  LEAVE_ROOM: 7,
};

/** What happens at the next scan. `chance` is 0 to 1, without 1. */
export function simulatedStep(chance: number): SimulatedStep {
  let drawn = chance * 100;
  return SIMULATED_STEPS.find((step) => (drawn -= SHARES[step]) < 0) ?? 'ARRIVE';
}

/** A bus arrives every so often, and everybody from it within so many seconds. */
const BUS_EVERY = 420;
const BUS_TAKES = 60;
/** So far the stream swells and falls within this time. */
const WAVE_SECONDS = 1500;
const WAVE = 0.45;

/**
 * Scans a second that are to be expected at a moment of a simulated day: a stream that swells and falls
 * within {@link WAVE_SECONDS}, and a bus from time to time, which doubles it for a minute.
 *
 * @param perMinute the mean of the stream, scans a minute over all gates
 * @param second since it began
 */
export function simulatedRate(perMinute: number, second: number): number {
  const wave = 1 + WAVE * Math.sin((2 * Math.PI * second) / WAVE_SECONDS);
  const bus = second % BUS_EVERY >= BUS_EVERY - BUS_TAKES ? 2 : 1;
  return (perMinute / 60) * wave * bus;
}

/** A whole number of scans whose mean is `rate`: the rest of it is one scan more with that probability. */
export function wholeScans(rate: number, chance: number): number {
  const whole = Math.floor(rate);
  return whole + (chance < rate - whole ? 1 : 0);
}

/** The slowest and the fastest pace that can be asked for, scans a minute. */
export const SIMULATED_PACE = { least: 6, most: 600 } as const;
