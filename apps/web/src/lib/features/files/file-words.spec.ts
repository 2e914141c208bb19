import { MOST_FILE_BYTES, REFUSALS } from '@pho-hien/files-core';
import { m } from '@pho-hien/messages';
import { expect, it } from 'vitest';
import { bytesText, failureText } from './file-words.ts';

it('writes sizes as people read them', () => {
  expect([bytesText(12, 'vi'), bytesText(820_400, 'vi'), bytesText(9_961_472, 'vi')]).toEqual([
    '1 kB',
    '820 kB',
    '9,5 MB',
  ]);
  expect(bytesText(MOST_FILE_BYTES, 'en')).toBe('10 MB');
});

it('has words of its own for each refusal', () => {
  const texts = REFUSALS.map((code) => failureText(code, { kinds: ['picture'], mostBytes: 1 }, 'vi'));
  expect(new Set([...texts, m.files_problem_failed()]).size).toBe(REFUSALS.length + 1);
});
