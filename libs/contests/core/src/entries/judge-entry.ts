import type { VietnamDay } from '@pho-hien/kernel';
import {
  type EligibilityFacts,
  eligibilityOf,
  type EligibilityAssessment,
  type EligibilityRefusal,
  type Field,
  type OrganisationKind,
} from '@pho-hien/organisations-core';
import type { EligibilityRule } from '@pho-hien/reference-core';
import type { EntryRules } from '../setup/entry-rules.ts';

/** Everything that can stand between an entry and a contest. `libs/messages` has the words for each. */
export const ENTRY_REFUSALS = [
  'KIND_NOT_ADMITTED',
  'NOT_PLAN_ELIGIBLE',
  'PAST_WINNER',
  'OFFICIAL_IN_TEAM',
  'TEAM_TOO_SMALL',
  'TEAM_TOO_LARGE',
  'TOO_MANY_OF_ORGANISATION',
  'TOO_MANY_OF_INSTITUTION',
  'FIELD_NOT_ADMITTED',
  'NO_FIELD',
] as const;

/** What stands between an entry and a contest. */
export type EntryRefusalCode = (typeof ENTRY_REFUSALS)[number];

/** One reason, with what a sentence about it needs. */
export interface EntryRefusal {
  readonly code: EntryRefusalCode;
  /** Which of the contest's rules says so, as in `EntryRules`; of a board: `board.fields`. */
  readonly rule: keyof EntryRules | 'board.fields';
  /** The bound of the rule, and what was found, where they are numbers. */
  readonly allowed: number | null;
  readonly found: number | null;
  /** Who it is about, by user id: officials in the team. */
  readonly people: readonly string[];
  /** What section II of the plan says; only with `NOT_PLAN_ELIGIBLE`. */
  readonly plan: readonly EligibilityRefusal[];
}

/** What the rules ask about. */
export interface EntryFacts {
  readonly organisation: EligibilityFacts & { readonly kind: OrganisationKind };
  /** Section II of the plan, from the reference data. */
  readonly planRules: readonly EligibilityRule[];
  /** The day at which age is counted: the rules' own, or the event's first day. */
  readonly referenceDay: VietnamDay;
  readonly field: Field | null;
  /** User ids of the team; people without an account are counted in `teamSize` alone. */
  readonly memberIds: readonly string[];
  readonly teamSize: number;
  /** User ids of the organisers, secretaries and judges of the contest. */
  readonly officialIds: ReadonlySet<string>;
  /** The organisation, or somebody of the team, won this contest before. */
  readonly wonBefore: boolean;
  /** Other live entries of the organisation in the contest. */
  readonly othersOfOrganisation: number;
  /** Other live entries from the same school or institute; `null`: it comes from none. */
  readonly othersOfInstitution: number | null;
}

/** The answer to "may we enter?": yes, or no with every reason at once. */
export interface EntryJudgement {
  readonly answer: 'YES' | 'NO';
  /** The day at which age was counted. */
  readonly on: VietnamDay;
  /** Empty for a yes. */
  readonly because: readonly EntryRefusal[];
  /** What only people say, whatever the answer; empty where the contest does not ask for section II. */
  readonly assessedByPeople: readonly EligibilityAssessment[];
}

/**
 * Whether an entry may take part.
 *
 * @param boardFields which fields its board takes; none named: all that the contest takes
 */
export function judgeEntry(facts: EntryFacts, rules: EntryRules, boardFields: readonly Field[]): EntryJudgement {
  const on = rules.referenceDay ?? facts.referenceDay;
  const plan = rules.planEligible ? eligibilityOf(facts.organisation, facts.planRules, on) : null;
  const officials = rules.officialsBarred ? facts.memberIds.filter((id) => facts.officialIds.has(id)).sort() : [];
  const because = [
    ...when(rules.kinds.length > 0 && !rules.kinds.includes(facts.organisation.kind), 'KIND_NOT_ADMITTED', 'kinds'),
    ...when(plan?.answer === 'NO', 'NOT_PLAN_ELIGIBLE', 'planEligible', { plan: plan?.because ?? [] }),
    ...when(rules.pastWinnersBarred && facts.wonBefore, 'PAST_WINNER', 'pastWinnersBarred'),
    ...when(officials.length > 0, 'OFFICIAL_IN_TEAM', 'officialsBarred', { people: officials }),
    ...below(rules.leastTeam, facts.teamSize),
    ...above(rules.mostTeam, facts.teamSize, 'TEAM_TOO_LARGE', 'mostTeam'),
    ...above(
      rules.entriesPerOrganisation,
      facts.othersOfOrganisation + 1,
      'TOO_MANY_OF_ORGANISATION',
      'entriesPerOrganisation',
    ),
    ...(facts.othersOfInstitution === null
      ? []
      : above(
          rules.entriesPerInstitution,
          facts.othersOfInstitution + 1,
          'TOO_MANY_OF_INSTITUTION',
          'entriesPerInstitution',
        )),
    ...fieldRefusals(facts.field, rules.fields, 'fields'),
    ...(rules.fields.length > 0 && (facts.field === null || !rules.fields.includes(facts.field))
      ? []
      : fieldRefusals(facts.field, boardFields, 'board.fields')),
  ];
  return {
    answer: because.length === 0 ? 'YES' : 'NO',
    on,
    because,
    assessedByPeople: plan?.assessedByPeople ?? [],
  };
}

function when(
  holds: boolean,
  code: EntryRefusalCode,
  rule: EntryRefusal['rule'],
  more: Partial<EntryRefusal> = {},
): EntryRefusal[] {
  return holds ? [{ code, rule, allowed: null, found: null, people: [], plan: [], ...more }] : [];
}

function below(allowed: number | null, found: number): EntryRefusal[] {
  return when(allowed !== null && found < allowed, 'TEAM_TOO_SMALL', 'leastTeam', { allowed, found });
}

function above(allowed: number | null, found: number, code: EntryRefusalCode, rule: keyof EntryRules): EntryRefusal[] {
  return when(allowed !== null && found > allowed, code, rule, { allowed, found });
}

function fieldRefusals(field: Field | null, admitted: readonly Field[], rule: EntryRefusal['rule']): EntryRefusal[] {
  if (admitted.length === 0) return [];
  return field === null ? when(true, 'NO_FIELD', rule) : when(!admitted.includes(field), 'FIELD_NOT_ADMITTED', rule);
}
