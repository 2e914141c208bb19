import type { LocalizedText } from '@pho-hien/kernel';
import type { EntryRules } from '../setup/entry-rules.ts';
import type { Points } from '../setup/points.ts';
import type { PitchTimes, RoundKind } from '../setup/round.ts';

/** Where a fact was seen: in a copy of the legal text, or in press, law sites or public code. */
export const TEMPLATE_MARKS = ['text', 'secondary'] as const;

/** Where a fact was seen. */
export type TemplateMark = (typeof TEMPLATE_MARKS)[number];

/** A fact about how a contest was run. */
export interface TemplateFact {
  /** Paths in the set-up that it settles, such as `entryRules.mostTeam`; everything below them too. */
  readonly settles: readonly string[];
  readonly mark: TemplateMark;
  /** Whose rules these were. */
  readonly citation: string;
  readonly text: LocalizedText;
}

/** What is known of one round; everything else was not found. */
export interface TemplateRound {
  readonly kind?: RoundKind;
  /** How many entries come into it. */
  readonly entries?: number;
  readonly pitch?: PitchTimes;
  readonly criteriaCount?: number;
  readonly scale?: { readonly min: Points; readonly max: Points };
  /** Coefficients that were seen; which criterion has which was not found. */
  readonly weights?: readonly number[];
  /** How many are placed in a board. */
  readonly places?: number;
  readonly passMarks?: { readonly leastMean?: Points; readonly noneAtLowest?: boolean };
}

/** What is known of a contest; everything else was not found. */
export interface TemplateSetup {
  readonly boards?: readonly ('IDEAS' | 'PROJECTS')[];
  readonly totalPoints?: number;
  readonly criteria?: readonly LocalizedText[];
  readonly fieldsCount?: number;
  readonly roundsCount?: number;
  readonly rounds?: readonly TemplateRound[];
  readonly entryRules?: Partial<
    Pick<EntryRules, 'officialsBarred' | 'pastWinnersBarred' | 'mostTeam' | 'entriesPerInstitution'>
  >;
}

/** A contest as it was run somewhere, to begin from: `data/contest-templates.json`. */
export interface ContestTemplate {
  readonly id: string;
  readonly name: LocalizedText;
  readonly setup: TemplateSetup;
  readonly facts: readonly TemplateFact[];
}
