import {
  type Board,
  type ContestSetup,
  type ContestTemplate,
  type Criterion,
  OPEN_TO_ALL,
  type Round,
  type TemplateRound,
} from '@pho-hien/contests-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

/** A set-up that begins as a contest was run elsewhere. What is not known there is left as plain as can be, for the secretary. */
export function draftFromTemplate({ name, setup }: ContestTemplate, newId: () => string): ContestSetup {
  const boards = setup.boards ?? [null];
  const count = Math.max(setup.roundsCount ?? 1, setup.rounds?.length ?? 1);
  return {
    slug: '',
    name,
    description: { vi: '', en: '' },
    eventId: null,
    opensAt: null,
    closesAt: null,
    entryRules: { ...OPEN_TO_ALL, ...setup.entryRules },
    boards: boards.map((kind): Board => ({
      id: newId(),
      name: words(
        kind === 'PROJECTS' ? m.contests_board_projects : kind === 'IDEAS' ? m.contests_board_ideas : m.contests_board,
      ),
      fields: [],
      rounds: Array.from({ length: count }, (_, at) => roundFrom(setup, at, count, newId)),
      prizes: [],
    })),
  };
}

function roundFrom(setup: ContestTemplate['setup'], at: number, count: number, newId: () => string): Round {
  const known: TemplateRound = setup.rounds?.[at] ?? setup.rounds?.at(-1) ?? {};
  const isLast = at === count - 1;
  const next = setup.rounds?.[at + 1]?.entries;
  return {
    id: newId(),
    kind: isLast ? 'FINAL' : at === 0 ? 'SCREENING' : 'SEMI_FINAL',
    name: words(isLast ? m.contests_round_final : at === 0 ? m.contests_round_screening : m.contests_round_semi_final),
    scoringOpensAt: null,
    scoringClosesAt: null,
    criteria: criteriaFrom(setup, known, newId),
    judgesPerEntry: 3,
    entriesPerJudge: 30,
    matchFields: false,
    blind: false,
    advance: isLast ? null : (next ?? known.places ?? 10),
    passMarks: {
      leastMean: known.passMarks?.leastMean ?? null,
      lowest: known.passMarks?.noneAtLowest ? 'NOT_ON_EVERY_SHEET' : 'ALLOWED',
    },
    ranking: { method: 'WEIGHTED_MEAN', drop: 0, decimals: 2 },
    tieBreaks: [],
    pitch: known.pitch ?? null,
  };
}

/** As many as are known of, with the coefficients seen; where nothing is known, one to begin with. */
function criteriaFrom(setup: ContestTemplate['setup'], known: TemplateRound, newId: () => string): Criterion[] {
  const count = Math.max(setup.criteria?.length ?? 0, known.criteriaCount ?? 0, known.weights?.length ?? 0, 1);
  const { min, max } = known.scale ?? { min: 0, max: 1000 };
  return Array.from({ length: count }, (_, at) => ({
    id: newId(),
    name: setup.criteria?.[at] ?? {
      vi: m.contests_criterion({ number: at + 1 }, { locale: 'vi' }),
      en: m.contests_criterion({ number: at + 1 }, { locale: 'en' }),
    },
    weight: known.weights?.[at] ?? 1,
    scale: { min, max, step: known.scale ? 100 : 50 },
    levels: [],
  }));
}

function words(text: (inputs: Record<string, never>, options: { locale: 'vi' | 'en' }) => string): LocalizedText {
  return { vi: text({}, { locale: 'vi' }), en: text({}, { locale: 'en' }) };
}
