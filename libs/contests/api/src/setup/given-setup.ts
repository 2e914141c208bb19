import { type ContestSetup, contestProblems } from '@pho-hien/contests-core';
import { type FieldProblem, isId, normaliseName, problemIn } from '@pho-hien/kernel';
import type { ContestSetupType } from './setup.graphql.ts';

const tidy = ({ vi, en }: { vi: string; en: string }) => ({ vi: normaliseName(vi), en: normaliseName(en) });
const tidyText = ({ vi, en }: { vi: string; en: string }) => ({
  vi: vi.normalize('NFC').trim(),
  en: en.normalize('NFC').trim(),
});

/** A set-up as somebody sent it, tidied: names in one spelling, and null where nothing was said. */
export function givenSetup(input: ContestSetupType): ContestSetup {
  const { entryRules: rules } = input;
  return {
    slug: input.slug,
    name: tidy(input.name),
    description: tidyText(input.description),
    eventId: input.eventId ?? null,
    opensAt: input.opensAt ?? null,
    closesAt: input.closesAt ?? null,
    entryRules: {
      kinds: [...rules.kinds],
      planEligible: rules.planEligible,
      referenceDay: rules.referenceDay ?? null,
      pastWinnersBarred: rules.pastWinnersBarred,
      officialsBarred: rules.officialsBarred,
      leastTeam: rules.leastTeam ?? null,
      mostTeam: rules.mostTeam ?? null,
      entriesPerOrganisation: rules.entriesPerOrganisation ?? null,
      entriesPerInstitution: rules.entriesPerInstitution ?? null,
      fields: [...rules.fields],
    },
    boards: input.boards.map((board) => ({
      id: board.id,
      name: tidy(board.name),
      fields: [...board.fields],
      rounds: board.rounds.map(givenRound),
      prizes: board.prizes.map(({ name, count, amount }) => ({ name: tidy(name), count, amount: amount ?? null })),
    })),
  };
}

function givenRound(round: ContestSetupType['boards'][number]['rounds'][number]) {
  return {
    id: round.id,
    kind: round.kind,
    name: tidy(round.name),
    scoringOpensAt: round.scoringOpensAt ?? null,
    scoringClosesAt: round.scoringClosesAt ?? null,
    criteria: round.criteria.map(({ id, name, weight, scale, levels }) => ({
      id,
      name: tidy(name),
      weight,
      scale: { min: scale.min, max: scale.max, step: scale.step },
      levels: levels.map(({ from, description }) => ({ from, description: tidyText(description) })),
    })),
    judgesPerEntry: round.judgesPerEntry,
    entriesPerJudge: round.entriesPerJudge,
    matchFields: round.matchFields,
    blind: round.blind,
    advance: round.advance ?? null,
    passMarks: { leastMean: round.passMarks.leastMean ?? null, lowest: round.passMarks.lowest },
    ranking: { method: round.ranking.method, drop: round.ranking.drop, decimals: round.ranking.decimals },
    tieBreaks: round.tieBreaks.map(({ kind, criterionId }) => ({ kind, criterionId: criterionId ?? null })),
    pitch: round.pitch
      ? { pitchMinutes: round.pitch.pitchMinutes, questionMinutes: round.pitch.questionMinutes }
      : null,
  };
}

/** What is wrong with a set-up that is to be kept: also ids that are none, which the rules do not mind. */
export function setupProblems(setup: ContestSetup): FieldProblem[] {
  const idIn = (at: string, id: string) => problemIn(`${at}.id`, isId(id) ? null : 'not_an_id');
  return [
    ...contestProblems(setup),
    ...setup.boards.flatMap((board, b) => [
      ...idIn(`boards.${b}`, board.id),
      ...board.rounds.flatMap((round, r) => [
        ...idIn(`boards.${b}.rounds.${r}`, round.id),
        ...round.criteria.flatMap(({ id }, c) => idIn(`boards.${b}.rounds.${r}.criteria.${c}`, id)),
      ]),
    ]),
  ];
}
