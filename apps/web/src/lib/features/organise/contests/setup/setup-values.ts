import { formatPoints } from '@pho-hien/contests-core';
import { formatVnd, newId, vnd } from '@pho-hien/kernel';
import type { FieldOfWork, OrganisationKind, RankingMethod, SetupPartsFragment } from '#generated/graphql.ts';
import { typedSecond } from '#lib/form/vietnam-second.ts';

export interface Words {
  vi: string;
  en: string;
}
export interface LevelValues {
  from: string;
  description: Words;
}
export interface CriterionValues {
  id: string;
  name: Words;
  weight: string;
  scale: { min: string; max: string; step: string };
  levels: LevelValues[];
}
export interface RoundValues {
  id: string;
  /** A `RoundKind`. */
  kind: string;
  name: Words;
  scoringOpensAt: string;
  scoringClosesAt: string;
  criteria: CriterionValues[];
  judgesPerEntry: string;
  entriesPerJudge: string;
  matchFields: boolean;
  blind: boolean;
  advance: string;
  passMarks: { leastMean: string; /** A `LowestRule`. */ lowest: string };
  ranking: { method: RankingMethod; drop: string; decimals: string };
  /** Each a kind, or `CRITERION` with the criterion's id after a space. */
  tieBreaks: string[];
  pitch: { pitchMinutes: string; questionMinutes: string };
}
export interface PrizeValues {
  name: Words;
  count: string;
  amount: string;
}
export interface BoardValues {
  id: string;
  name: Words;
  fields: FieldOfWork[];
  rounds: RoundValues[];
  prizes: PrizeValues[];
}
export interface EntryRuleValues {
  kinds: OrganisationKind[];
  planEligible: boolean;
  referenceDay: string;
  pastWinnersBarred: boolean;
  officialsBarred: boolean;
  leastTeam: string;
  mostTeam: string;
  entriesPerOrganisation: string;
  entriesPerInstitution: string;
  fields: FieldOfWork[];
}

/** A contest's set-up as its form holds it: numbers, amounts and instants as they are typed. */
export interface SetupValues {
  slug: string;
  name: Words;
  description: Words;
  opensAt: string;
  closesAt: string;
  entryRules: EntryRuleValues;
  boards: BoardValues[];
}

const text = (value: number | null | undefined) => (value == null ? '' : String(value));
const words = ({ vi, en }: Words): Words => ({ vi, en });

/** The form of a set-up as it was saved. */
export function setupValues(setup: SetupPartsFragment): SetupValues {
  const { entryRules: rules } = setup;
  return {
    slug: setup.slug,
    name: words(setup.name),
    description: words(setup.description),
    opensAt: typedSecond(setup.opensAt),
    closesAt: typedSecond(setup.closesAt),
    entryRules: {
      kinds: [...rules.kinds],
      planEligible: rules.planEligible,
      referenceDay: rules.referenceDay ?? '',
      pastWinnersBarred: rules.pastWinnersBarred,
      officialsBarred: rules.officialsBarred,
      leastTeam: text(rules.leastTeam),
      mostTeam: text(rules.mostTeam),
      entriesPerOrganisation: text(rules.entriesPerOrganisation),
      entriesPerInstitution: text(rules.entriesPerInstitution),
      fields: [...rules.fields],
    },
    boards: setup.boards.map((board) => ({
      id: board.id,
      name: words(board.name),
      fields: [...board.fields],
      rounds: board.rounds.map(roundValues),
      prizes: board.prizes.map(({ name, count, amount }) => ({
        name: words(name),
        count: String(count),
        amount: amount == null ? '' : formatVnd(vnd(amount)),
      })),
    })),
  };
}

function roundValues(round: SetupPartsFragment['boards'][number]['rounds'][number]): RoundValues {
  const { passMarks, ranking, pitch } = round;
  return {
    id: round.id,
    kind: round.kind,
    name: words(round.name),
    scoringOpensAt: typedSecond(round.scoringOpensAt),
    scoringClosesAt: typedSecond(round.scoringClosesAt),
    criteria: round.criteria.map(({ id, name, weight, scale, levels }) => ({
      id,
      name: words(name),
      weight: String(weight),
      scale: { min: formatPoints(scale.min), max: formatPoints(scale.max), step: formatPoints(scale.step) },
      levels: levels.map(({ from, description }) => ({ from: formatPoints(from), description: words(description) })),
    })),
    judgesPerEntry: String(round.judgesPerEntry),
    entriesPerJudge: String(round.entriesPerJudge),
    matchFields: round.matchFields,
    blind: round.blind,
    advance: text(round.advance),
    passMarks: {
      leastMean: passMarks.leastMean == null ? '' : formatPoints(passMarks.leastMean),
      lowest: passMarks.lowest,
    },
    ranking: { method: ranking.method, drop: String(ranking.drop), decimals: String(ranking.decimals) },
    tieBreaks: round.tieBreaks.map(({ kind, criterionId }) => (criterionId ? `${kind} ${criterionId}` : kind)),
    pitch: { pitchMinutes: text(pitch?.pitchMinutes), questionMinutes: text(pitch?.questionMinutes) },
  };
}

/** A criterion to begin with: 0 to 10 by half points, as most sheets have it. */
export const newCriterion = (): CriterionValues => ({
  id: newId(),
  name: { vi: '', en: '' },
  weight: '1',
  scale: { min: '0', max: '10', step: '0,5' },
  levels: [],
});

export const newLevel = (): LevelValues => ({ from: '', description: { vi: '', en: '' } });
export const newPrize = (): PrizeValues => ({ name: { vi: '', en: '' }, count: '1', amount: '' });

/** A round to begin with; where there is one before it, judged by the same criteria. */
export function newRound(name: Words, before: RoundValues | undefined): RoundValues {
  const base: RoundValues = before
    ? structuredClone(before)
    : {
        id: '',
        kind: 'FINAL',
        name,
        scoringOpensAt: '',
        scoringClosesAt: '',
        criteria: [newCriterion()],
        judgesPerEntry: '3',
        entriesPerJudge: '30',
        matchFields: false,
        blind: false,
        advance: '',
        passMarks: { leastMean: '', lowest: 'ALLOWED' },
        ranking: { method: 'WEIGHTED_MEAN', drop: '0', decimals: '2' },
        tieBreaks: [],
        pitch: { pitchMinutes: '', questionMinutes: '' },
      };
  const ids = new Map(base.criteria.map(({ id }) => [id, newId()]));
  return {
    ...base,
    id: newId(),
    kind: 'FINAL',
    name,
    advance: '',
    scoringOpensAt: '',
    scoringClosesAt: '',
    criteria: base.criteria.map((one) => ({ ...one, id: ids.get(one.id)! })),
    tieBreaks: base.tieBreaks.map((step) => {
      const [kind, criterionId] = step.split(' ');
      return criterionId ? `${kind} ${ids.get(criterionId) ?? criterionId}` : step;
    }),
  };
}

/** A board to begin with; where there is one before it, with rounds like its. */
export function newBoard(name: Words, roundName: Words, like: BoardValues | undefined): BoardValues {
  const rounds = (like?.rounds ?? []).map((round) => ({
    ...newRound(round.name, round),
    kind: round.kind,
    advance: round.advance,
    scoringOpensAt: round.scoringOpensAt,
    scoringClosesAt: round.scoringClosesAt,
  }));
  return {
    id: newId(),
    name,
    fields: [],
    rounds: rounds.length > 0 ? rounds : [newRound(roundName, undefined)],
    prizes: [],
  };
}

/** A set-up that begins with nothing but a board and a round. */
export const blankSetup = (board: Words, round: Words): SetupValues => ({
  slug: '',
  name: { vi: '', en: '' },
  description: { vi: '', en: '' },
  opensAt: '',
  closesAt: '',
  entryRules: {
    kinds: [],
    planEligible: false,
    referenceDay: '',
    pastWinnersBarred: false,
    officialsBarred: false,
    leastTeam: '',
    mostTeam: '',
    entriesPerOrganisation: '',
    entriesPerInstitution: '',
    fields: [],
  },
  boards: [newBoard(board, round, undefined)],
});
