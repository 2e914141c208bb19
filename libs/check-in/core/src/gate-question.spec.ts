import { describe, expect, it } from 'vitest';
import { answeredIn, answersFromText, answersOf, answersText, givenProblems } from './gate-answer.ts';
import { type GateQuestion, MOST_GATE_QUESTIONS, questionProblems } from './gate-question.ts';
import { meal, plate, waiver } from './gate-question.fixture.ts';

const problemsOf = (...questions: GateQuestion[]) =>
  questionProblems(questions).map(({ field, code }) => `${field} ${code}`);

describe('questions of a list', () => {
  it('are good as they are', () => {
    expect(problemsOf(waiver, meal, plate)).toEqual([]);
    expect(problemsOf()).toEqual([]);
  });

  it.each([
    [{ ...waiver, text: { vi: ' ', en: '' } }, 'questions.0.text.vi required'],
    [{ ...waiver, text: { vi: 'a'.repeat(201), en: '' } }, 'questions.0.text.vi too_long'],
    [{ ...waiver, choices: meal.choices }, 'questions.0.choices not_allowed'],
    [{ ...meal, required: true, choices: meal.choices.slice(1) }, 'questions.0.choices required'],
    [
      {
        ...meal,
        required: true,
        choices: [
          { vi: 'Chay', en: '' },
          { vi: 'chay ', en: '' },
        ],
      },
      'questions.0.choices duplicate',
    ],
    [{ ...meal, required: true, choices: [...meal.choices, { vi: '', en: 'x' }] }, 'questions.0.choices.2.vi required'],
    // Nothing would ever put it before the steward.
    [meal, 'questions required'],
  ])('%j: %s', (question, problem) => {
    expect(problemsOf(question)).toEqual([problem]);
  });

  it('are few, and each has an id of its own', () => {
    const many = Array.from({ length: MOST_GATE_QUESTIONS + 1 }, (_, i) => ({ ...waiver, id: `q${i}` }));
    expect(problemsOf(...many)).toEqual(['questions too_large']);
    expect(problemsOf(waiver, waiver)).toEqual(['questions duplicate']);
  });
});

describe('answers at the gate', () => {
  const questions = [waiver, meal, plate];

  it('count once they are there; a no to what has to be confirmed does not', () => {
    const given = { q1: 'NO', q2: '1', q3: ' 89A-123.45 ' };
    expect(answeredIn(questions, given)).toEqual(['q2', 'q3']);
    expect(givenProblems(questions, given)).toEqual([{ field: 'q1', code: 'not_allowed' }]);
    expect(answeredIn(questions, { ...given, q1: 'YES' })).toEqual(['q1', 'q2', 'q3']);
    expect(givenProblems(questions, { q1: 'YES' })).toEqual([{ field: 'q3', code: 'required' }]);
    expect(givenProblems(questions, { q1: 'YES', q2: '7', q3: 'a'.repeat(201) })).toEqual([
      { field: 'q2', code: 'unknown_value' },
      { field: 'q3', code: 'too_long' },
    ]);
  });

  it('are kept with the question as it was asked, through the text and back', () => {
    const answers = answersOf(questions, { q1: 'NO', q2: '1', q3: ' 89A-123.45 ' });
    expect(answers).toEqual([
      { questionId: 'q1', question: waiver.text, kind: 'CONFIRM', yes: false },
      { questionId: 'q2', question: meal.text, kind: 'CHOICE', choice: { vi: 'Chay', en: '' } },
      { questionId: 'q3', question: plate.text, kind: 'TEXT', text: '89A-123.45' },
    ]);
    expect(answersFromText(answersText(answers))).toEqual(answers);
  });

  it.each(['', '{}', '[1]', '[{"questionId":"q","kind":"TEXT","text":"x"}]'])('%j are none', (text) => {
    expect(answersFromText(text)).toBeNull();
  });
});
