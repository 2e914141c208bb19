import type { ApplicantType, EligibilityRule, RuleCheck } from '@pho-hien/reference-core';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eligibilityOf, type EligibilityFacts } from './eligibility.ts';

const root = new URL('../../../../', import.meta.url);
const plan = JSON.parse(readFileSync(new URL('data/plan-142.json', root), 'utf8')) as {
  eligibility: {
    code: string;
    rules: {
      id: string;
      code?: string;
      applicant_types: string[];
      criterion: string;
      check: string;
      value?: number;
      text_vi: string;
    }[];
  }[];
};
const rules = plan.eligibility.flatMap((article) =>
  article.rules.map((rule): EligibilityRule => ({
    id: rule.id,
    article: rule.code ?? article.code,
    applicants: rule.applicant_types.map((type) => type.toUpperCase() as ApplicantType),
    criterion: rule.criterion,
    check: rule.check.toUpperCase() as RuleCheck,
    value: rule.value ?? null,
    text: rule.text_vi,
  })),
);

/** The table's rows, cell by cell. */
const examples = readFileSync(new URL('docs/eligibility.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]+ +\|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the worked examples of docs/eligibility.md', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(20));

  it.each(examples)(
    '%s, certificate %s, project %s, %s years, process %s, agreements %s, on %s: %s',
    (kind, certificate, project, years, process, agreements, on, answer, because, people) => {
      const facts: EligibilityFacts = {
        kind: kind as EligibilityFacts['kind'],
        firstRegisteredOn: certificate || null,
        projectName: project || null,
        headExperienceYears: years ? Number(years) : null,
        hasSupportProcess: process === 'có',
        hasCooperationAgreements: agreements === 'có',
      };
      const told = eligibilityOf(facts, rules, on!);
      expect({
        answer: told.answer,
        because: told.because.map((one) => `${one.article} ${one.reason}`).join(' · '),
        people: told.assessedByPeople.map(({ article }) => article).join(' · '),
      }).toEqual({ answer, because, people });
      // Whatever is cited is cited in the plan's own words.
      const cited = [...told.because, ...told.assessedByPeople].filter(({ criterion }) => criterion !== null);
      for (const { article, text } of cited)
        expect(rules.some((rule) => rule.article === article && rule.text === text)).toBe(true);
    },
  );
});

describe('a rule that this code does not know', () => {
  it('is left to people, never taken for met', () => {
    const unknown: EligibilityRule = { ...rules[0]!, applicants: ['ENTERPRISE'], criterion: 'new_rule' };
    const facts = { kind: 'ENTERPRISE', firstRegisteredOn: '2026-01-01' } as EligibilityFacts;
    expect(eligibilityOf(facts, [unknown], '2026-12-12').assessedByPeople).toMatchObject([{ by: 'JUDGEMENT' }]);
    expect(eligibilityOf(facts, [], '2026-12-12').answer).toBe('NO');
  });
});
