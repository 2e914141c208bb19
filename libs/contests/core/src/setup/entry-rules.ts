import { type FieldProblem, isVietnamDay, problemIn, type VietnamDay } from '@pho-hien/kernel';
import { type Field, FIELDS, ORGANISATION_KINDS, type OrganisationKind } from '@pho-hien/organisations-core';
import { wholeProblem } from './criterion.ts';

/** The most people of a team, and the most entries of one institution, that a rule can name. */
export const ENTRY_LIMITS = { team: 50, entries: 1_000 } as const;

/** Who may enter a contest, and with what. Every bound may be left open. */
export interface EntryRules {
  /** Which organisations may enter; none named: all. */
  readonly kinds: readonly OrganisationKind[];
  /** Only organisations that section II of the plan supports, age of the enterprise included. */
  readonly planEligible: boolean;
  /** The day at which age is counted; `null`: the first day of the contest's event. */
  readonly referenceDay: VietnamDay | null;
  /** Who won a contest of this name before may not enter again. */
  readonly pastWinnersBarred: boolean;
  /** Organisers, secretaries and judges of the contest may not be in a team. */
  readonly officialsBarred: boolean;
  readonly leastTeam: number | null;
  readonly mostTeam: number | null;
  /** The most entries of one organisation in the contest. */
  readonly entriesPerOrganisation: number | null;
  /** The most entries that come from one school or institute. */
  readonly entriesPerInstitution: number | null;
  /** Which fields may be entered; none named: all. */
  readonly fields: readonly Field[];
}

/** Rules that bar nobody. */
export const OPEN_TO_ALL: EntryRules = {
  kinds: [],
  planEligible: false,
  referenceDay: null,
  pastWinnersBarred: false,
  officialsBarred: false,
  leastTeam: null,
  mostTeam: null,
  entriesPerOrganisation: null,
  entriesPerInstitution: null,
  fields: [],
};

/** What is wrong with rules of entry; `at` is their path. */
export function entryRulesProblems(rules: EntryRules, at: string): FieldProblem[] {
  const { leastTeam, mostTeam } = rules;
  const bound = (name: 'leastTeam' | 'mostTeam' | 'entriesPerOrganisation' | 'entriesPerInstitution', most: number) => {
    const value = rules[name];
    return problemIn(`${at}.${name}`, value === null ? null : wholeProblem(value, 1, most));
  };
  return [
    ...listProblems(rules.kinds, ORGANISATION_KINDS, `${at}.kinds`),
    ...problemIn(
      `${at}.referenceDay`,
      rules.referenceDay === null || isVietnamDay(rules.referenceDay) ? null : 'not_a_day',
    ),
    ...bound('leastTeam', ENTRY_LIMITS.team),
    ...bound('mostTeam', ENTRY_LIMITS.team),
    ...problemIn(
      `${at}.mostTeam`,
      leastTeam !== null && mostTeam !== null && mostTeam < leastTeam ? 'ends_before_start' : null,
    ),
    ...bound('entriesPerOrganisation', ENTRY_LIMITS.entries),
    ...bound('entriesPerInstitution', ENTRY_LIMITS.entries),
    ...listProblems(rules.fields, FIELDS, `${at}.fields`),
  ];
}

/** What is wrong with a choice among a closed list. */
export function listProblems<One extends string>(
  chosen: readonly One[],
  all: readonly One[],
  at: string,
): FieldProblem[] {
  return [
    ...problemIn(at, chosen.some((one) => !all.includes(one)) ? 'unknown_value' : null),
    ...problemIn(at, new Set(chosen).size < chosen.length ? 'duplicate' : null),
  ];
}
