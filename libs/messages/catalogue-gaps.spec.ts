import { expect, it } from 'vitest';
import { findCatalogueGaps } from './catalogue-gaps.ts';

const form = [
  {
    declarations: ['input count', 'local form = count: plural'],
    selectors: ['form'],
    match: { 'form=one': '{count} ticket', 'form=other': '{count} tickets' },
  },
];

it('is content with the same keys and placeholders, also where one language has forms', () => {
  expect(
    findCatalogueGaps(
      { vi: { 'a.json': { a: 'Chào {name}', b: '{count} vé' } }, en: { 'a.json': { a: 'Hello {name}', b: form } } },
      ['a.json'],
    ),
  ).toEqual([]);
});

it('tells of each disagreement', () => {
  const gaps = findCatalogueGaps(
    {
      vi: { 'a.json': { only: 'x', both: '{one}', twice: 'x' }, 'b.json': { twice: 'x' } },
      en: { 'a.json': { both: '{other}', twice: 'x', missing: 'x' }, 'b.json': { twice: 'x' } },
    },
    ['a.json'],
  );
  expect(gaps).toHaveLength(5);
  for (const word of [
    '"only" has no English',
    '"missing" has no Vietnamese',
    'wants',
    'stands in a.json too',
    'not listed',
  ]) {
    expect(
      gaps.some((gap) => gap.includes(word)),
      word,
    ).toBe(true);
  }
});
