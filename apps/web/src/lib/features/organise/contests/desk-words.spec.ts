import { globSync, readFileSync } from 'node:fs';
import { PROBLEM_CODES } from '@pho-hien/kernel';
import { overwriteGetLocale, problemText } from '@pho-hien/messages';
import { describe, expect, it } from 'vitest';
import * as contestWords from '#lib/features/contests/contest-words.ts';
import * as deskWords from './desk-words.ts';

const root = new URL('../../../../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The use cases whose refusals a step's form says. */
const STEPS = [
  ...globSync('libs/contests/api/src/{rounds,results,assignment,calibration}/*.ts', { cwd: root }),
  'libs/contests/api/src/scoring/reopen-sheet.ts',
  'libs/contests/api/src/judges/refusing-sheets.ts',
  'libs/contests/api/src/setup/move-contest.ts',
].filter((file) => !file.endsWith('.spec.ts') && !file.endsWith('/recuse.ts'));
/** Fields of their own in such a form: their words stand beside them. */
const BESIDE = new Set(['reason', 'minutes']);

/** Every refusal that is written out in the use cases: the field, and the code. */
function refusals(): { field: string; code: string }[] {
  const codes = new Set<string>(PROBLEM_CODES);
  return STEPS.flatMap((file) => {
    const source = read(file).replaceAll(/\$\{\w+\}/g, '0');
    const given = [...source.matchAll(/\{ field: '([^']+)', code: '(\w+)' \}/g)].map(([, field, code]) => ({
      field: field!,
      code: code!,
    }));
    const checked = [...source.matchAll(/problemIn\(['`]([^'`]+)['`],([^;]*?)\)[,;\n]/g)].flatMap(([, field, rest]) =>
      [...rest!.matchAll(/'(\w+)'/g)].map(([, code]) => ({ field: field!, code: code! })),
    );
    return [...given, ...checked].filter(({ field, code }) => codes.has(code) && !BESIDE.has(field));
  });
}

describe('what stands in the way of a step', () => {
  it('is said in a sentence of its own for every refusal of the use cases', () => {
    const found = refusals();
    // What this reads out of the sources; fewer would mean that it reads past them.
    expect(found.length).toBeGreaterThan(15);
    const spoken = found.map((one) => ({ ...one, general: problemText(one.code) === deskWords.stepProblemText(one) }));
    expect(spoken.filter(({ general }) => general)).toEqual([]);
  });

  it('is said for what a contest lacks before it opens, and for whatever else may come', () => {
    for (const field of ['opensAt', 'closesAt', 'entryRules.referenceDay'])
      expect(deskWords.stepProblemText({ field, code: 'required' })).not.toBe(problemText('required'));
    for (const code of PROBLEM_CODES) expect(deskWords.stepProblemText({ field: 'x', code })).not.toBe('');
  });
});

/** Which words say the values of which enumeration of the schema; `null`: an empty text is one of the answers. */
const SAID: Record<string, (value: never) => string> = {
  EntryStatus: contestWords.entryStateText,
  ContestStatus: contestWords.contestStateText,
  RoundStatus: contestWords.roundStateText,
  RankingMethod: contestWords.methodText,
  DecisionOutcome: contestWords.outcomeText,
  AppealStatus: contestWords.appealText,
  EntryRefusalCode: (code) => contestWords.refusalText({ code, plan: [] }),
  RankingNoteCode: (code) => contestWords.noteText({ code, values: [] }, undefined),
  SheetStatus: deskWords.sheetText,
  JudgeState: deskWords.judgeText,
  ConflictKind: deskWords.conflictText,
  AssignmentConstraint: deskWords.constraintText,
  RankingWarning: deskWords.warningText,
  ResultStatus: deskWords.resultText,
};

describe('the words of contests', () => {
  const schema = read('apps/api/schema.graphql');
  it.each(Object.keys(SAID))('know every value of %s that the schema can answer, in both languages', (name) => {
    const [, body] = new RegExp(`^enum ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(schema) ?? [];
    const values = [...(body ?? '').matchAll(/^ {2}([A-Z_]+)$/gm)].map((match) => match[1]!);
    expect(values.length).toBeGreaterThan(1);
    for (const locale of ['vi', 'en'] as const) {
      overwriteGetLocale(() => locale);
      const texts = values.map((value) => SAID[name]!(value as never));
      expect(texts.every((text) => text.length > 1)).toBe(true);
      expect(new Set(texts).size).toBe(values.length);
    }
    overwriteGetLocale(() => 'vi');
  });
});
