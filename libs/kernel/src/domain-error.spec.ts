import { describe, expect, it } from 'vitest';
import { fixedClock } from './clock.ts';
import { DomainError, InvalidInput, StaleVersion } from './domain-error.ts';
import { problemIn } from './field-problem.ts';
import { textIn } from './localized-text.ts';

describe('domain errors', () => {
  it('carry a code and plain data', () => {
    const failure = new StaleVersion(4);
    expect(failure).toBeInstanceOf(DomainError);
    expect(failure).toBeInstanceOf(Error);
    expect([failure.code, failure.data, failure.name]).toEqual(['StaleVersion', { current: 4 }, 'StaleVersion']);
  });

  it('speak of input only when something is wrong with it', () => {
    expect(() => InvalidInput.throwIfAny(problemIn('email', null))).not.toThrow();
    expect(() => InvalidInput.throwIfAny(problemIn('email', 'required'))).toThrow(InvalidInput);
  });
});

describe('small things', () => {
  it('a fixed clock stands still', () => {
    const clock = fixedClock('2026-12-12T08:30:00+07:00');
    expect(clock.now()).toEqual(clock.now());
    expect(() => fixedClock('soon')).toThrow(RangeError);
  });

  it('a missing translation falls back to Vietnamese', () => {
    expect(textIn({ vi: 'Vé', en: '' }, 'en')).toBe('Vé');
    expect(textIn({ vi: 'Vé', en: 'Ticket' }, 'en')).toBe('Ticket');
  });
});
