import { newId } from '@pho-hien/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerProblems, filesAmong, type FormAnswers, normaliseAnswers, visibleFields } from './form-answers.ts';
import type { FieldCondition, FormField } from './form-field.ts';
import { aChoice, aField } from './sample-form.fixture.ts';

const codeOf = (field: FormField, ...given: string[]) =>
  answerProblems([field], { [field.id]: given })[0]?.code ?? null;

describe('nonsense in each kind of field has its own code', () => {
  const choice = aChoice();
  it.each<[string, Partial<FormField>, string[], string | null]>([
    ['text', { maxLength: 5 }, ['Ổi'], null],
    ['text', { maxLength: 5 }, ['quá dài'], 'too_long'],
    ['text', {}, ['hai\ndòng'], 'not_plain_text'],
    ['text', { long: true }, ['hai\ndòng'], null],
    ['text', {}, ['ẩn\u202E'], 'not_plain_text'],
    ['text', {}, ['một', 'hai'], 'not_allowed'],
    ['text', { required: true }, ['  '], 'required'],
    ['choice', choice, [choice.yes], null],
    ['choice', choice, ['constructor'], 'unknown_value'],
    ['choice', choice, [choice.yes, choice.no], 'not_allowed'],
    ['choice', { ...choice, many: true }, [choice.yes, choice.no], null],
    ['choice', { ...choice, many: true }, [choice.yes, choice.yes], 'duplicate'],
    ['number', { kind: 'NUMBER' }, ['1,5'], null],
    ['number', { kind: 'NUMBER' }, ['một'], 'not_a_number'],
    ['number', { kind: 'NUMBER' }, ['1e999'], 'not_a_number'],
    ['number', { kind: 'NUMBER' }, ['NaN'], 'not_a_number'],
    ['number', { kind: 'NUMBER', integer: true }, ['1,5'], 'not_a_number'],
    ['number', { kind: 'NUMBER', min: 1 }, ['0'], 'too_small'],
    ['number', { kind: 'NUMBER', max: 9 }, ['10'], 'too_large'],
    ['date', { kind: 'DATE' }, ['2026-12-12'], null],
    ['date', { kind: 'DATE' }, ['2026-02-30'], 'not_a_day'],
    ['date', { kind: 'DATE' }, ['12/12/2026'], 'not_a_day'],
    ['date', { kind: 'DATE', earliest: '2026-12-12' }, ['2026-12-11'], 'too_small'],
    ['date', { kind: 'DATE', latest: '2026-12-12' }, ['2026-12-13'], 'too_large'],
    ['file', { kind: 'FILE' }, [newId()], null],
    ['file', { kind: 'FILE' }, ['../etc/passwd'], 'not_an_id'],
    ['consent', { kind: 'CONSENT', required: true }, [], 'required'],
    ['consent', { kind: 'CONSENT' }, ['no'], 'unknown_value'],
    ['consent', { kind: 'CONSENT' }, ['yes'], null],
  ])('%s %j %j: %s', (_, change, given, code) => {
    expect(codeOf(aField(change), ...given)).toBe(code);
  });
});

describe('a condition', () => {
  const choice = aChoice({ many: true });
  const on = (operator: FieldCondition['operator'], optionId: string | null = null) =>
    aField({ required: true, condition: { fieldId: choice.id, operator, optionId } });
  const asked = (field: FormField, ...given: string[]) =>
    visibleFields([choice, field], { [choice.id]: given }).includes(field);

  it.each([
    ['ANSWERED', null, [], false],
    ['ANSWERED', null, [choice.no], true],
    ['NOT_ANSWERED', null, [], true],
    ['NOT_ANSWERED', null, [choice.no], false],
    ['IS', choice.yes, [choice.no], false],
    ['IS', choice.yes, [choice.no, choice.yes], true],
    ['IS_NOT', choice.yes, [], true],
    ['IS_NOT', choice.yes, [choice.yes], false],
  ] as const)('%s %s given %j: %s', (operator, optionId, given, visible) => {
    expect(asked(on(operator, optionId), ...given)).toBe(visible);
  });

  it('hides what hangs on a hidden question, and neither asks for nor keeps its answer', () => {
    const second = on('IS', choice.yes);
    const third = aField({ required: true, condition: { fieldId: second.id, operator: 'ANSWERED', optionId: null } });
    const fields = [choice, second, third];
    const answers = { [choice.id]: [choice.no], [second.id]: ['cũ'], [third.id]: ['cũ'] };
    expect(visibleFields(fields, answers)).toEqual([choice]);
    expect(answerProblems(fields, answers)).toEqual([]);
    expect(normaliseAnswers(fields, answers)).toEqual({ [choice.id]: [choice.no] });
    expect(answerProblems(fields, { ...answers, [choice.id]: [choice.yes], [second.id]: [] })).toEqual([
      { field: `answers.${second.id}`, code: 'required' },
    ]);
  });
});

describe('answers as stored', () => {
  it('are tidy, and nothing else than was asked', () => {
    const [text, number, file] = [aField(), aField({ kind: 'NUMBER' }), aField({ kind: 'FILE' })];
    const fileId = newId();
    const answers: FormAnswers = {
      [text.id]: [' Tủ mát '],
      [number.id]: ['12,50'],
      [file.id]: [fileId],
      [newId()]: ['một câu hỏi cũ'],
    };
    expect(normaliseAnswers([text, number, file], answers)).toEqual({
      [text.id]: ['Tủ mát'],
      [number.id]: ['12.5'],
      [file.id]: [fileId],
    });
    expect([...filesAmong([text, number, file], answers)]).toEqual([[file.id, fileId]]);
  });

  it('stay the same when they are stored again, and never mind what is sent', () => {
    const choice = aChoice();
    const fields = [
      choice,
      aField({ kind: 'NUMBER', condition: { fieldId: choice.id, operator: 'IS', optionId: choice.yes } }),
      aField({ long: true, maxLength: 1000 }),
    ];
    const text = fc.oneof(fc.string(), fc.constantFrom(choice.yes, choice.no, '12', '1,5', ' ô '));
    const given = fc.record(Object.fromEntries(fields.map(({ id }) => [id, fc.array(text, { maxLength: 2 })])));
    fc.assert(
      fc.property(given, (answers) => {
        if (answerProblems(fields, answers).length > 0) return;
        const once = normaliseAnswers(fields, answers);
        expect(answerProblems(fields, once)).toEqual([]);
        expect(normaliseAnswers(fields, once)).toEqual(once);
      }),
    );
  });
});
