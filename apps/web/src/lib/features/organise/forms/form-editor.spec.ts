import { formProblems } from '@pho-hien/events-core';
import { expect, it } from 'vitest';
import { fieldFrom, newQuestion, questionValues } from './question-values.ts';

it('writes a question as the rules take it, and reads it back', () => {
  const question = { ...newQuestion('NUMBER'), label: { vi: ' Bao nhiêu người? ', en: '' }, min: '1', max: '2,5' };
  const field = fieldFrom(question);
  expect(field).toMatchObject({ label: { vi: 'Bao nhiêu người?', en: '' }, min: 1, max: 2.5 });
  expect(formProblems([field])).toEqual([]);
  expect(fieldFrom(questionValues(field))).toEqual(field);
});

it('leaves nonsense to the rules', () => {
  const problems = (change: object) =>
    formProblems([fieldFrom({ ...newQuestion('NUMBER'), label: { vi: 'Số', en: '' }, ...change })]);
  expect(problems({ min: 'một' })).toEqual([{ field: 'fields.0.min', code: 'not_a_number' }]);
  expect(problems({ kind: 'TEXT', maxLength: 'dài' })).toEqual([{ field: 'fields.0.maxLength', code: 'not_a_number' }]);
  expect(problems({ kind: 'CHOICE' })).toEqual([{ field: 'fields.0.options', code: 'too_short' }]);
});
