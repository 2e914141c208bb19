import { expect, it } from 'vitest';
import { simulatedRate, simulatedStep, wholeScans } from './simulated-arrivals.ts';

it('mostly lets people arrive, and leaves nothing out', () => {
  const steps = Array.from({ length: 1000 }, (_, index) => simulatedStep(index / 1000));
  const share = (wanted: string) => steps.filter((step) => step === wanted).length / 1000;
  expect(share('ARRIVE')).toBeCloseTo(0.58, 2);
  expect(share('FORGED')).toBeCloseTo(0.01, 2);
  expect(new Set(steps).size).toBe(7);
});

it('streams about as fast as it was asked to, in waves and with buses', () => {
  const rates = Array.from({ length: 10_500 }, (_, second) => simulatedRate(60, second));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  expect(mean).toBeGreaterThan(0.95);
  expect(mean).toBeLessThan(1.25);
  expect(Math.max(...rates)).toBeGreaterThan(2);
  expect(Math.min(...rates)).toBeLessThan(0.7);
});

it('makes whole scans with the same mean', () => {
  expect(wholeScans(2.3, 0.29)).toBe(3);
  expect(wholeScans(2.3, 0.31)).toBe(2);
  expect(wholeScans(0, 0)).toBe(0);
});
