import { describe, expect, it } from 'vitest';
import { AGAIN_MS, GONE_MS, RepeatFilter } from './repeat-filter.ts';

/** Shows a code ten times a second and says when it counted. */
function hold(filter: RepeatFilter, text: string, from: number, until: number): number[] {
  const counted: number[] = [];
  for (let at = from; at <= until; at += 100) if (filter.counts(text, at)) counted.push(at);
  return counted;
}

describe('the same code before the camera', () => {
  it('counts once while it is held, and again after three seconds', () => {
    expect(hold(new RepeatFilter(), 'A', 0, AGAIN_MS)).toEqual([0]);
    expect(hold(new RepeatFilter(), 'A', 0, AGAIN_MS + 100)).toEqual([0, AGAIN_MS + 100]);
  });

  it('counts again once it has left', () => {
    const filter = new RepeatFilter();
    hold(filter, 'A', 0, 500);
    expect(filter.counts('A', 500 + GONE_MS)).toBe(false);
    expect(filter.counts('A', 500 + GONE_MS + GONE_MS + 1)).toBe(true);
  });

  it('once let in, does not count however long it is held, nor when it flickers', () => {
    const filter = new RepeatFilter();
    filter.counts('A', 0);
    filter.answered('A', 100, true);
    expect(hold(filter, 'A', 200, 20_000)).toEqual([]);
    const flickering = new RepeatFilter();
    flickering.answered('A', 0, true);
    expect(flickering.counts('A', GONE_MS + 1)).toBe(false);
    expect(flickering.counts('A', 3 * AGAIN_MS)).toBe(true);
  });

  it('does not chase away its own refusal: it must leave, or the refusal must', () => {
    const filter = new RepeatFilter();
    filter.answered('A', 0, false);
    expect(hold(filter, 'A', 100, 10_000)).toEqual([]);
    filter.cleared();
    expect(filter.counts('A', 10_100)).toBe(true);
    filter.answered('A', 10_200, false);
    expect(filter.counts('A', 10_200 + GONE_MS + 1)).toBe(true);
  });

  it('gives way at once to another code, and does not take turns with it', () => {
    const filter = new RepeatFilter();
    filter.counts('A', 0);
    expect(filter.counts('B', 100)).toBe(true);
    filter.answered('B', 150, true);
    expect(filter.counts('A', 200)).toBe(false);
    expect(filter.counts('B', 300)).toBe(false);
  });

  it('counts at once when everything is forgotten', () => {
    const filter = new RepeatFilter();
    filter.answered('A', 0, true);
    filter.forget();
    expect(filter.counts('A', 100)).toBe(true);
  });
});
