import { expect, it } from 'vitest';
import { setupConflictWords } from './setup-names.ts';
import { blankSetup, newPrize } from './setup-values.ts';

it('a conflict names the board, round and criterion it is about, and shows what stands there', () => {
  const values = blankSetup({ vi: 'Bảng ý tưởng', en: '' }, { vi: 'Chung kết', en: '' });
  const [board] = values.boards as [(typeof values.boards)[number]];
  const [round] = board.rounds as [(typeof board.rounds)[number]];
  const [criterion] = round.criteria as [(typeof round.criteria)[number]];
  criterion.name.vi = 'Tính mới';
  board.prizes.push({ ...newPrize(), name: { vi: 'Giải Nhất', en: '' }, amount: '20.000.000 ₫' });
  const words = setupConflictWords(values, values);
  const at = `boards.${board.id}.rounds.${round.id}`;
  expect(words.nameOf(`${at}.criteria.${criterion.id}.weight`)).toBe('Bảng ý tưởng › Chung kết › Tính mới: Hệ số');
  expect(words.textOf(values, `${at}.criteria.${criterion.id}.weight`)).toBe('1');
  expect(words.nameOf(`${at}.passMarks.leastMean`)).toBe('Bảng ý tưởng › Chung kết: Điểm trung bình phải đạt');
  expect(words.textOf(values, `${at}.ranking.method`)).toBe('Trung bình');
  expect(words.textOf(values, 'entryRules.planEligible')).toBe('không');
  expect(words.textOf(values, `boards.${board.id}.prizes`)).toBe('Giải Nhất 20.000.000 ₫');
  // Somebody took it out here: its name is known from the other side.
  const without = { ...values, boards: [] };
  expect(setupConflictWords(without, values).nameOf(`boards.${board.id}`)).toBe('Bảng ý tưởng');
  expect(words.textOf(without, `boards.${board.id}`)).toBe('');
});
