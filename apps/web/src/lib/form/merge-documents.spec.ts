import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDocuments } from './merge-documents.ts';

interface Thing {
  id: string;
  name: string;
}
const document = (change: (value: { title: string; rules: { team: string }; things: Thing[] }) => void = () => {}) => {
  const value = {
    title: 'Cuộc thi',
    rules: { team: '5' },
    things: ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() })),
  };
  change(value);
  return value;
};
const ids = ({ things }: { readonly things: readonly Thing[] }) => things.map(({ id }) => id).join('');

describe('two people changing one document', () => {
  it('keep both their changes where these do not touch, also within one list', () => {
    const mine = document(({ rules, things }) => {
      rules.team = '4';
      things[0]!.name = 'Tính mới';
      things.push({ id: 'd', name: 'D' });
    });
    const theirs = document((value) => {
      value.title = 'Cuộc thi 2026';
      value.things = [value.things[2]!, value.things[0]!];
      value.things[0]!.name = 'Khả thi';
    });
    const merged = mergeDocuments(document(), mine, theirs);
    expect(merged.document).toEqual({
      title: 'Cuộc thi 2026',
      rules: { team: '4' },
      things: [
        { id: 'c', name: 'Khả thi' },
        { id: 'd', name: 'D' },
        { id: 'a', name: 'Tính mới' },
      ],
    });
    expect(merged.taken).toEqual(['title', 'things.c.name', 'things.b']);
    expect(merged.contested).toEqual([]);
  });

  it('are asked where both changed one thing, and nothing typed is lost', () => {
    const mine = document(({ things }) => (things[1]!.name = 'Của tôi'));
    const theirs = document(({ things }) => (things[1]!.name = 'Của họ'));
    expect(mergeDocuments(document(), mine, theirs)).toEqual({
      document: mine,
      taken: [],
      contested: ['things.b.name'],
    });
    const removed = document(({ things }) => things.splice(1, 1));
    expect(mergeDocuments(document(), mine, removed)).toMatchObject({ document: mine, contested: ['things.b'] });
    expect(mergeDocuments(document(), removed, theirs)).toMatchObject({ document: removed, contested: ['things.b'] });
  });

  it('the order is mine where I moved something, else theirs', () => {
    const mine = document(({ things }) => things.reverse());
    const theirs = document(({ things }) => things.splice(1, 0, { id: 'n', name: 'N' }));
    expect(ids(mergeDocuments(document(), mine, theirs).document)).toBe('cban');
    expect(ids(mergeDocuments(document(), document(), theirs).document)).toBe('anbc');
  });

  it('who changed nothing has no say: the other’s document stands, whatever it is', () => {
    const things = fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdef'), name: fc.string() }), {
      selector: ({ id }) => id,
    });
    const any = fc.record({ title: fc.string(), rules: fc.record({ team: fc.string() }), things });
    fc.assert(
      fc.property(any, any, (base, changed) => {
        const trimmed = (value: unknown) =>
          JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? one.trim() : one));
        expect(trimmed(mergeDocuments(base, base, changed).document)).toBe(trimmed(changed));
        expect(mergeDocuments(base, changed, base).document).toEqual(changed);
        expect(mergeDocuments(base, base, changed).contested).toEqual([]);
      }),
    );
  });
});
