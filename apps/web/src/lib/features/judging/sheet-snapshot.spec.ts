import { expect, it } from 'vitest';
import type { OwnSheetPartsFragment } from '#generated/graphql.ts';
import { browserSnapshot, forgetSnapshots, withTaken } from './sheet-snapshot.ts';

/** Storage as browsers have it: keys are its own properties. */
function aStorage(most = Infinity): Storage {
  const storage = {} as Record<string, string>;
  return Object.defineProperties(storage, {
    getItem: { value: (key: string) => storage[key] ?? null },
    setItem: {
      value: (key: string, text: string) => {
        if (text.length > most) throw new DOMException('full', 'QuotaExceededError');
        storage[key] = text;
      },
    },
    removeItem: { value: (key: string) => delete storage[key] },
  }) as unknown as Storage;
}
const mark = (criterionId: string, points: number | null) => ({ criterionId, points, note: '', at: '2026-12-01' });
const sheet = (id: string, status: string, ...marks: ReturnType<typeof mark>[]) =>
  ({ id, status, marks }) as unknown as OwnSheetPartsFragment;

it('keeps the latest of what the server said for each judge, and nothing where it does not fit', () => {
  const storage = aStorage(200);
  const own = browserSnapshot(storage, 'lan', 'cuoc-thi');
  expect(own.load()).toBeNull();
  own.keep({ at: '2026-12-01T02:00:00.000Z', sheets: [sheet('a', 'EMPTY')] });
  expect(own.load()).toEqual({ at: '2026-12-01T02:00:00.000Z', sheets: [{ id: 'a', status: 'EMPTY', marks: [] }] });
  expect(browserSnapshot(storage, 'viet', 'cuoc-thi').load()).toBeNull();
  own.keep({ at: '2026-12-01T03:00:00.000Z', sheets: [sheet('x'.repeat(300), 'EMPTY')] });
  // An old one would be taken for the present.
  expect(own.load()).toBeNull();
  expect(browserSnapshot(null, 'lan', 'cuoc-thi').load()).toBeNull();
});

it('is forgotten with the session, and what waits to be sent is not', () => {
  const storage = aStorage();
  browserSnapshot(storage, 'lan', 'cuoc-thi').keep({ at: '', sheets: [] });
  storage.setItem('pho-hien.score.lan.cuoc-thi.1', '{}');
  forgetSnapshots(storage);
  expect(Object.keys(storage)).toEqual(['pho-hien.score.lan.cuoc-thi.1']);
});

it('has what the server took since it was read', () => {
  const sheets = [sheet('a', 'EMPTY', mark('moi', 100)), sheet('b', 'SUBMITTED')];
  const fact = { sheetId: 'a', criterionId: 'moi', note: 'rõ', at: '2026-12-02' };
  const [first, second] = withTaken(sheets, [
    { ...fact, points: 300 },
    { ...fact, points: null },
    { ...fact, criterionId: 'thi', points: 500 },
  ]);
  expect(first).toMatchObject({
    status: 'IN_PROGRESS',
    marks: [
      { criterionId: 'moi', points: null, note: 'rõ' },
      { criterionId: 'thi', points: 500 },
    ],
  });
  expect(second).toBe(sheets[1]);
});
