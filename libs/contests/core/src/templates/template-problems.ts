import { type FieldProblem, problemIn } from '@pho-hien/kernel';
import { TEMPLATE_MARKS } from './contest-template.ts';

/**
 * What is wrong with templates as they come from a file: of another shape, a value of a set-up that no fact settles
 * (it would be shown as a fact without being one), a fact without its standing or citation, or one that settles nothing.
 */
export function templateProblems(given: unknown): FieldProblem[] {
  const templates = isRecord(given) && Array.isArray(given.templates) ? (given.templates as unknown[]) : null;
  if (!templates) return problemIn('templates', 'required');
  const ids = templates.map((template) => (isRecord(template) ? template.id : undefined));
  return templates.flatMap((template, i) => [
    ...problemIn(`templates.${i}.id`, ids.indexOf(ids[i]) < i ? 'duplicate' : null),
    ...oneTemplate(template, `templates.${i}`),
  ]);
}

function oneTemplate(template: unknown, at: string): FieldProblem[] {
  if (!isRecord(template)) return problemIn(at, 'required');
  const { id, name, setup, facts } = template;
  if (!isRecord(setup)) return problemIn(`${at}.setup`, 'required');
  if (!Array.isArray(facts)) return problemIn(`${at}.facts`, 'required');
  const leaves = leavesOf(setup, '');
  const settled = facts.flatMap((fact) => settledBy(fact));
  return [
    ...problemIn(`${at}.id`, isText(id) ? null : 'required'),
    ...localized(name, `${at}.name`),
    ...leaves.flatMap((leaf) =>
      problemIn(`${at}.setup.${leaf}`, settled.some((path) => covers(path, leaf)) ? null : 'not_allowed'),
    ),
    ...(facts as unknown[]).flatMap((fact, i) => oneFact(fact, `${at}.facts.${i}`, leaves)),
  ];
}

function oneFact(fact: unknown, at: string, leaves: readonly string[]): FieldProblem[] {
  if (!isRecord(fact)) return problemIn(at, 'required');
  const idle = (path: string) => !leaves.some((leaf) => covers(path, leaf));
  return [
    ...problemIn(`${at}.mark`, (TEMPLATE_MARKS as readonly unknown[]).includes(fact.mark) ? null : 'unknown_value'),
    ...problemIn(`${at}.citation`, isText(fact.citation) ? null : 'required'),
    ...localized(fact.text, `${at}.text`),
    ...problemIn(`${at}.settles`, settledBy(fact).length === 0 ? 'required' : null),
    ...problemIn(`${at}.settles`, settledBy(fact).some(idle) ? 'unknown_value' : null),
  ];
}

/** The path of every value in a set-up: `rounds.0.pitch.pitchMinutes`. */
function leavesOf(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, at === '' ? key : `${at}.${key}`));
}

const settledBy = (fact: unknown): string[] =>
  isRecord(fact) && Array.isArray(fact.settles) ? fact.settles.filter(isText) : [];
const covers = (path: string, leaf: string) => leaf === path || leaf.startsWith(`${path}.`);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function localized(value: unknown, at: string): FieldProblem[] {
  const both = isRecord(value) && isText(value.vi) && isText(value.en);
  return problemIn(at, both ? null : 'required');
}
