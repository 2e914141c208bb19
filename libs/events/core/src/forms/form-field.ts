import type { LocalizedText, VietnamDay } from '@pho-hien/kernel';

/** What a question of a form can ask for. */
export const FIELD_KINDS = ['TEXT', 'CHOICE', 'NUMBER', 'DATE', 'FILE', 'CONSENT'] as const;

/** What a question of a form can ask for. */
export type FieldKind = (typeof FIELD_KINDS)[number];

/** How a condition looks at an earlier answer. */
export const CONDITION_OPERATORS = ['ANSWERED', 'NOT_ANSWERED', 'IS', 'IS_NOT'] as const;

/** How a condition looks at an earlier answer. */
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** When a question is asked: the answer to an earlier one is, or is not, there or of this option. */
export interface FieldCondition {
  /** Id of an earlier field. */
  readonly fieldId: string;
  readonly operator: ConditionOperator;
  /** Id of an option of that field, for `IS` and `IS_NOT`; else `null`. */
  readonly optionId: string | null;
}

/** One of the answers of a `CHOICE`. */
export interface FieldOption {
  /** Stays the same from version to version. */
  readonly id: string;
  readonly label: LocalizedText;
}

/**
 * One question. Its id stays the same from version to version, so that what somebody has typed
 * survives a new one. Settings that are not of its kind mean nothing.
 */
export interface FormField {
  readonly id: string;
  readonly kind: FieldKind;
  /** The question; for a `CONSENT`, the words that are agreed to. English may be empty. */
  readonly label: LocalizedText;
  /** May be empty. */
  readonly help: LocalizedText;
  readonly required: boolean;
  /** `null`: always asked. */
  readonly condition: FieldCondition | null;
  /** `TEXT`: several lines. */
  readonly long: boolean;
  /** `TEXT`: the most characters. */
  readonly maxLength: number;
  /** `CHOICE`: several of them. */
  readonly many: boolean;
  /** `CHOICE`. */
  readonly options: readonly FieldOption[];
  /** `NUMBER`: whole ones only. */
  readonly integer: boolean;
  /** `NUMBER`; `null`: no bound. */
  readonly min: number | null;
  readonly max: number | null;
  /** `DATE`: the first and the last day; `null`: no bound. */
  readonly earliest: VietnamDay | null;
  readonly latest: VietnamDay | null;
}

/** A form as it was published once. */
export interface FormVersion {
  /** 1, 2, 3 … within the ticket type. */
  readonly version: number;
  /** In the order of asking; none: nothing is asked any more. */
  readonly fields: readonly FormField[];
}

/** The most questions of one form, and options of one question. */
export const MOST_FIELDS = 40;
export const MOST_OPTIONS = 60;

/** The most characters of what a form says, and of what may be answered. */
export const FORM_TEXT_LENGTHS = { label: 300, consent: 2_000, help: 500, option: 150, answer: 5_000 } as const;
