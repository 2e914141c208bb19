import { describe, expect, it } from 'vitest';
import { type FormField, MOST_FIELDS } from './form-field.ts';
import { formProblems } from './form-problems.ts';
import { FormChanged, formChange, offeredFormProblems } from './offered-form.ts';
import { aChoice, aField } from './sample-form.fixture.ts';

const problemsOf = (...fields: FormField[]) => formProblems(fields).map(({ field, code }) => `${field} ${code}`);

describe('a form', () => {
  it('may leave out English, help and bounds', () => {
    expect(problemsOf(aField(), aChoice(), aField({ kind: 'DATE' }), aField({ kind: 'NUMBER' }))).toEqual([]);
  });

  it.each<[Partial<FormField>, string[]]>([
    [{ id: '1' }, ['fields.0.id not_an_id']],
    [{ kind: 'MAGIC' as never }, ['fields.0.kind unknown_value']],
    [{ label: { vi: ' ', en: 'What?' } }, ['fields.0.label.vi required']],
    [{ label: { vi: 'x'.repeat(301), en: '' } }, ['fields.0.label.vi too_long']],
    [{ help: { vi: '', en: '\u202E' } }, ['fields.0.help.en not_plain_text']],
    [{ maxLength: 0 }, ['fields.0.maxLength too_small']],
    [{ maxLength: 5001 }, ['fields.0.maxLength too_large']],
    [{ maxLength: 1.5 }, ['fields.0.maxLength not_a_number']],
    [{ kind: 'NUMBER', min: 2, max: 1 }, ['fields.0.max too_small']],
    [{ kind: 'NUMBER', min: NaN }, ['fields.0.min not_a_number']],
    [{ kind: 'DATE', earliest: '2026-13-01' }, ['fields.0.earliest not_a_day']],
    [{ kind: 'DATE', earliest: '2026-12-02', latest: '2026-12-01' }, ['fields.0.latest ends_before_start']],
    [{ kind: 'CHOICE', options: [] }, ['fields.0.options too_short']],
  ])('%j: %j', (change, problems) => {
    expect(problemsOf(aField(change))).toEqual(problems);
  });

  it('has each question and each option once, and not too many', () => {
    const field = aField();
    expect(problemsOf(field, field)).toEqual(['fields.1.id duplicate']);
    const choice = aChoice();
    const twice = { ...choice, options: [choice.options[0]!, choice.options[0]!] };
    expect(problemsOf(twice)).toEqual(['fields.0.options.1.id duplicate', 'fields.0.options.1.label.vi duplicate']);
    expect(problemsOf(...Array.from({ length: MOST_FIELDS + 1 }, () => aField()))).toEqual(['fields too_long']);
  });

  it('has conditions on earlier questions only, and compares with options that there are', () => {
    const choice = aChoice();
    const text = aField();
    const on = (fieldId: string, operator: 'IS' | 'ANSWERED', optionId: string | null = null) =>
      aField({ condition: { fieldId, operator, optionId } });
    const own = aField();
    expect(problemsOf({ ...own, condition: { fieldId: own.id, operator: 'ANSWERED', optionId: null } })).toEqual([
      'fields.0.condition.fieldId unknown_value',
    ]);
    expect(problemsOf(on(choice.id, 'ANSWERED'), choice)).toEqual(['fields.0.condition.fieldId unknown_value']);
    expect(problemsOf(choice, on(choice.id, 'IS', choice.no), text, on(text.id, 'ANSWERED'))).toEqual([]);
    expect(problemsOf(choice, on(choice.id, 'IS'))).toEqual(['fields.1.condition.optionId required']);
    expect(problemsOf(choice, on(choice.id, 'IS', text.id))).toEqual(['fields.1.condition.optionId unknown_value']);
    expect(problemsOf(text, on(text.id, 'IS', choice.no))).toEqual(['fields.1.condition.operator not_allowed']);
    expect(problemsOf(choice, on(choice.id, 'ANSWERED', choice.no))).toEqual([
      'fields.1.condition.optionId not_allowed',
    ]);
  });
});

describe('a form that is offered', () => {
  const field = aField({ required: true });
  const form = { version: 3, fields: [field] };

  it('is answered in its newest version, or not at all', () => {
    expect(formChange(form, { formVersion: 3 })).toBeNull();
    expect(formChange(form, { formVersion: 2 })).toEqual(new FormChanged({ current: 3 }));
    expect(formChange(form, {})?.data).toEqual({ current: 3 });
    expect(formChange({ version: 4, fields: [] }, { formVersion: 3 })).toBeNull();
    expect(formChange(null, { formVersion: 1 })).toBeNull();
  });

  it('is judged like the page does', () => {
    expect(offeredFormProblems(form, {})).toEqual([{ field: `answers.${field.id}`, code: 'required' }]);
    expect(offeredFormProblems(form, { answers: { [field.id]: ['x'] } })).toEqual([]);
    expect(offeredFormProblems(undefined, { answers: { x: ['y'] } })).toEqual([]);
  });
});
