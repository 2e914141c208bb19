import type { FormField } from '@pho-hien/events-core';
import { expect, it } from 'vitest';
import { answerProblemText, answerText, limitsText } from './answer-words.ts';

const field = (change: Partial<FormField>): FormField => ({
  id: '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
  kind: 'TEXT',
  label: { vi: 'Câu hỏi', en: '' },
  help: { vi: '', en: '' },
  required: false,
  condition: null,
  long: false,
  maxLength: 100,
  many: false,
  options: [],
  integer: false,
  min: null,
  max: null,
  earliest: null,
  latest: null,
  ...change,
});

it('says the limit that an answer broke', () => {
  const number = field({ kind: 'NUMBER', min: 1, max: 1200 });
  expect(answerProblemText(number, 'too_large')).toBe('Từ 1 đến 1.200.');
  expect(answerProblemText(field({ kind: 'DATE', earliest: '2026-12-12' }), 'too_small')).toBe(
    'Sớm nhất là ngày 12/12/2026.',
  );
  expect(answerProblemText(field({ maxLength: 5 }), 'too_long')).toBe('Nhiều nhất 5 ký tự.');
  expect(answerProblemText(undefined, 'required')).toBe('Bạn cần điền mục này.');
  expect(limitsText(field({ kind: 'NUMBER' }))).toBe('');
});

it('repeats an answer in words', () => {
  const options = ['Có', 'Không'].map((vi) => ({ id: vi, label: { vi, en: '' } }));
  const choice = field({ kind: 'CHOICE', many: true, options });
  const { id } = choice;
  expect(answerText(choice, { [id]: ['Không', 'Có'] }, {})).toBe('Có, Không');
  expect(answerText(field({ kind: 'DATE' }), { [id]: ['2026-12-12'] }, {})).toBe('12/12/2026');
  const kept = { f: { id: 'f', name: 'ảnh.jpg', size: 1 } };
  expect(answerText(field({ kind: 'FILE' }), { [id]: ['f'] }, kept)).toBe('ảnh.jpg');
  expect(answerText(field({}), {}, {})).toBe('');
});
