import { expect, it } from 'vitest';
import { GateClock } from './gate-clock.ts';

it('measures by question and answer, keeps the sharper measure, and notices that the clock was set', () => {
  let device = 10_000;
  const clock = new GateClock(null, () => device);
  const ask = (away: number, took: number) => {
    const sentAt = device;
    device += took;
    clock.measured(sentAt, sentAt + took / 2 + away);
    return clock.offset;
  };
  expect(ask(3_600_000, 200)).toBe(3_600_000);
  expect(ask(3_600_900, 4000)).toBe(3_600_000);
  expect(clock.now().getTime()).toBe(device + 3_600_000);
  // Somebody puts the clock right.
  expect(ask(0, 4000)).toBe(0);
});
