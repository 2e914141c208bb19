import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shareDomain } from '../conflicts/find-conflicts.ts';
import type { ContestTemplate } from './contest-template.ts';
import { templateProblems } from './template-problems.ts';

const data = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../../data/${name}.json`, import.meta.url), 'utf8'));
const templates = () => structuredClone(data('contest-templates')) as { templates: ContestTemplate[] };
interface Loose {
  readonly setup: { readonly entryRules: object };
  readonly facts: readonly object[];
}
const changed = (change: (template: Loose) => void) => {
  const all = templates();
  change(all.templates[2] as unknown as Loose);
  return templateProblems(all).map(({ field, code }) => `${field} ${code}`);
};

describe('contest templates', () => {
  it('show nothing as a fact that none settles, each fact with its standing and citation', () => {
    expect(templateProblems(data('contest-templates'))).toEqual([]);
    expect(templates().templates.map(({ id }) => id)).toEqual([
      'techfest-2025-final',
      'quang-ngai-2021',
      'bac-kan-2023',
      'lam-dong-2018',
      'women-2024',
      'sv-startup',
    ]);
  });

  it.each<[string, (template: Loose) => void]>([
    [
      'templates.2.setup.entryRules.entriesPerInstitution not_allowed',
      ({ setup }) => Object.assign(setup.entryRules, { entriesPerInstitution: 1 }),
    ],
    ['templates.2.facts.0.mark unknown_value', ({ facts }) => Object.assign(facts[0]!, { mark: 'unverified' })],
    ['templates.2.facts.0.citation required', ({ facts }) => Object.assign(facts[0]!, { citation: ' ' })],
    ['templates.2.facts.0.text required', ({ facts }) => Object.assign(facts[0]!, { text: { vi: 'Có' } })],
    [
      'templates.2.facts.0.settles unknown_value',
      ({ facts }) => Object.assign(facts[0]!, { settles: ['entryRules', 'prizes'] }),
    ],
    ['templates.5.id duplicate', (template) => Object.assign(template, { id: 'sv-startup' })],
  ])('are refused: %s', (problem, change) => expect(changed(change)).toContain(problem));

  it('are refused when they are something else', () => {
    for (const other of [null, [], { templates: {} }]) expect(templateProblems(other)).not.toEqual([]);
    expect(
      templateProblems({ templates: [null, { id: 'a', name: { vi: 'A', en: 'A' }, setup: {} }] }).map(
        ({ field }) => field,
      ),
    ).toEqual(['templates.0', 'templates.1.facts']);
  });
});

it('public mail domains tie nobody to anybody', () => {
  const { domains } = data('public-mail-domains') as { domains: string[] };
  expect(domains.every((domain) => domain === domain.toLowerCase() && domain.includes('.'))).toBe(true);
  const known = new Set(domains);
  expect(known.size).toBe(domains.length);
  expect(shareDomain('a@Gmail.com', 'b@gmail.com', known)).toBe(false);
});
