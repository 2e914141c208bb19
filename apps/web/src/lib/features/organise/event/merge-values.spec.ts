import { describe, expect, it } from 'vitest';
import { EVENT_TEXTS, emptyDay, type EventValues } from './event-values.ts';
import { mergeValues } from './merge-values.ts';

const base = (): EventValues => ({
  texts: Object.fromEntries(EVENT_TEXTS.map((name) => [name, name])) as EventValues['texts'],
  days: [{ ...emptyDay(), date: '2026-12-12' }],
});
const changed = (change: (values: EventValues) => void): EventValues => {
  const values = base();
  change(values);
  return values;
};

describe('two people changing one event', () => {
  it('keep both their changes where these do not touch', () => {
    const mine = changed(({ texts }) => (texts['name.vi'] = 'Ngày hội'));
    const theirs = changed((values) => {
      values.texts.venueAddress = 'Phường Phố Hiến';
      values.days.push({ ...emptyDay(), date: '2026-12-13' });
    });
    const { values, taken, contested } = mergeValues(base(), mine, theirs);
    expect(values.texts['name.vi']).toBe('Ngày hội');
    expect(values.texts.venueAddress).toBe('Phường Phố Hiến');
    expect(values.days).toEqual(theirs.days);
    expect(taken).toEqual(['venueAddress', 'days']);
    expect(contested).toEqual([]);
  });

  it('are asked where both changed one thing, and nothing typed is lost', () => {
    const mine = changed(({ texts }) => (texts.contactEmail = 'a@congty.example'));
    const theirs = changed(({ texts }) => (texts.contactEmail = 'b@congty.example'));
    const { values, taken, contested } = mergeValues(base(), mine, theirs);
    expect(values).toEqual(mine);
    expect(taken).toEqual([]);
    expect(contested).toEqual(['contactEmail']);
  });

  it('do not differ in what they changed alike, nor in space around a text', () => {
    const mine = changed(({ texts }) => (texts.slug = 'hoi-cho '));
    const theirs = changed(({ texts }) => (texts.slug = 'hoi-cho'));
    expect(mergeValues(base(), mine, theirs)).toMatchObject({ taken: [], contested: [] });
  });
});
