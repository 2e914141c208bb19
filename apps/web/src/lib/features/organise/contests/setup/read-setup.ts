import {
  type Board,
  contestProblems,
  type ContestSetup,
  type Criterion,
  type LowestRule,
  parsePoints,
  type Round,
  type RoundKind,
  type TieBreakKind,
} from '@pho-hien/contests-core';
import { type FieldProblem, parseVnd, problemIn } from '@pho-hien/kernel';
import { secondFrom } from '#lib/form/vietnam-second.ts';
import type { BoardValues, CriterionValues, RoundValues, SetupValues, Words } from './setup-values.ts';

/** A set-up as the rules know it, and what is wrong with it. */
export interface ReadSetup {
  readonly setup: ContestSetup;
  readonly problems: readonly FieldProblem[];
}

const tidy = ({ vi, en }: Words): Words => ({ vi: vi.trim(), en: en.trim() });
/** What is no number becomes one that the rules refuse. */
const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);
const wholeOrNone = (text: string) => (text.trim() === '' ? null : whole(text));
const points = (text: string) => parsePoints(text) ?? Number.NaN;

/** What is typed, as the rules see it, and what they say; `eventId` is said once, when the contest is made. */
export function readSetup(values: SetupValues, eventId: string | null): ReadSetup {
  const { entryRules: rules } = values;
  const setup: ContestSetup = {
    slug: values.slug.trim(),
    name: tidy(values.name),
    description: tidy(values.description),
    eventId,
    opensAt: secondFrom(values.opensAt),
    closesAt: secondFrom(values.closesAt),
    entryRules: {
      kinds: rules.kinds,
      planEligible: rules.planEligible,
      referenceDay: rules.referenceDay || null,
      pastWinnersBarred: rules.pastWinnersBarred,
      officialsBarred: rules.officialsBarred,
      leastTeam: wholeOrNone(rules.leastTeam),
      mostTeam: wholeOrNone(rules.mostTeam),
      entriesPerOrganisation: wholeOrNone(rules.entriesPerOrganisation),
      entriesPerInstitution: wholeOrNone(rules.entriesPerInstitution),
      fields: rules.fields,
    },
    boards: values.boards.map(boardFrom),
  };
  const typing = typedProblems(values);
  const known = new Set(typing.map(({ field }) => field));
  return { setup, problems: [...typing, ...contestProblems(setup).filter(({ field }) => !known.has(field))] };
}

/** The set-up as the API takes it: instants in ISO 8601, amounts as digits. */
export function setupInput(setup: ContestSetup): string {
  return JSON.stringify(setup, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

function boardFrom({ id, name, fields, rounds, prizes }: BoardValues): Board {
  return {
    id,
    name: tidy(name),
    fields,
    rounds: rounds.map((round, at) => roundFrom(round, at === rounds.length - 1)),
    prizes: prizes.map((prize) => ({
      name: tidy(prize.name),
      count: whole(prize.count),
      amount: prize.amount.trim() === '' ? null : parseVnd(prize.amount),
    })),
  };
}

function roundFrom(round: RoundValues, isLast: boolean): Round {
  const { ranking, passMarks, pitch } = round;
  const staged = pitch.pitchMinutes.trim() !== '' || pitch.questionMinutes.trim() !== '';
  return {
    id: round.id,
    kind: round.kind as RoundKind,
    name: tidy(round.name),
    scoringOpensAt: secondFrom(round.scoringOpensAt),
    scoringClosesAt: secondFrom(round.scoringClosesAt),
    criteria: round.criteria.map(criterionFrom),
    judgesPerEntry: whole(round.judgesPerEntry),
    entriesPerJudge: whole(round.entriesPerJudge),
    matchFields: round.matchFields,
    blind: round.blind,
    // Of the last round the form does not ask it.
    advance: isLast ? null : wholeOrNone(round.advance),
    passMarks: {
      leastMean: passMarks.leastMean.trim() === '' ? null : points(passMarks.leastMean),
      lowest: passMarks.lowest as LowestRule,
    },
    ranking: {
      method: ranking.method,
      drop: ranking.method === 'TRIMMED_MEAN' ? whole(ranking.drop) : 0,
      decimals: whole(ranking.decimals),
    },
    tieBreaks: round.tieBreaks.map((step) => {
      const [kind, criterionId] = step.split(' ');
      return { kind: kind as TieBreakKind, criterionId: criterionId ?? null };
    }),
    pitch: staged
      ? { pitchMinutes: whole(pitch.pitchMinutes), questionMinutes: whole(pitch.questionMinutes || '0') }
      : null,
  };
}

function criterionFrom({ id, name, weight, scale, levels }: CriterionValues): Criterion {
  return {
    id,
    name: tidy(name),
    weight: whole(weight),
    scale: { min: points(scale.min), max: points(scale.max), step: points(scale.step) },
    levels: levels.map(({ from, description }) => ({ from: points(from), description: tidy(description) })),
  };
}

/** What cannot even be read: an instant that is none, an amount that is none. */
function typedProblems({ opensAt, closesAt, boards }: SetupValues): FieldProblem[] {
  const instant = (field: string, text: string) =>
    problemIn(field, text.trim() !== '' && secondFrom(text) === null ? 'not_a_time' : null);
  return [
    ...instant('opensAt', opensAt),
    ...instant('closesAt', closesAt),
    ...boards.flatMap(({ rounds, prizes }, b) => [
      ...rounds.flatMap((round, r) => [
        ...instant(`boards.${b}.rounds.${r}.scoringOpensAt`, round.scoringOpensAt),
        ...instant(`boards.${b}.rounds.${r}.scoringClosesAt`, round.scoringClosesAt),
      ]),
      ...prizes.flatMap(({ amount }, p) =>
        problemIn(
          `boards.${b}.prizes.${p}.amount`,
          amount.trim() !== '' && parseVnd(amount) === null ? 'not_a_number' : null,
        ),
      ),
    ]),
  ];
}
