import {
  type FieldProblem,
  isLocale,
  type Locale,
  nameProblem,
  normaliseEmail,
  normaliseName,
  parseEmail,
  parsePhone,
  problemIn,
} from '@pho-hien/kernel';
import { type ConsentInput, consentProblems, missingConsent } from '../consent.ts';
import { answerProblems, type FormAnswers } from '../forms/form-answers.ts';
import type { FormField } from '../forms/form-field.ts';
import type { AnsweredForm } from '../forms/offered-form.ts';
import { GUARDIAN_TEXT_VERSION } from '../groups/member-consent.ts';

/** The most bytes that a walk-up may have as it is sealed: far more than the questions of a desk bring. */
export const WALK_UP_BYTES = 24_000;

/** What the welcome desk asks of somebody who comes without a ticket. Only the name has to be given. */
export interface WalkUpInput extends AnsweredForm {
  /** Family name first. */
  readonly fullName: string;
  /** Empty: none; then nobody can be written to. */
  readonly email: string;
  readonly phone: string;
  readonly organisationName: string;
  readonly locale: Locale;
  /** Under 16, as they or their guardian say: nothing else is asked of their age. */
  readonly minor: boolean;
  /** Of a child: who stands beside it and consents; empty for everybody else. */
  readonly guardianName: string;
  /** Of a child: which text its guardian read; 0 where they did not agree. */
  readonly guardianTextVersion: number;
  /** Of everybody else: each purpose for itself. Nothing but the ticket is asked for a child. */
  readonly consents: readonly ConsentInput[];
}

/** A walk-up as it is registered. */
export interface WalkUp {
  readonly fullName: string;
  /** Lower case; empty: none. */
  readonly email: string;
  /** `+84` and nine digits. */
  readonly phone: string | null;
  readonly organisationName: string | null;
  readonly locale: Locale;
  /** `null`: of age for this. */
  readonly guardianName: string | null;
  /** The purposes that were agreed to. */
  readonly consents: readonly ConsentInput[];
  /** Which version of the ticket type's questions was asked; `null`: none. */
  readonly formVersion: number | null;
  readonly answers: FormAnswers;
}

/**
 * The questions of a ticket type that are asked at a desk: all but files, which a queue cannot wait for. A child is
 * asked none: its data serve the ticket alone.
 */
export function fieldsAtDesk(fields: readonly FormField[], minor: boolean): FormField[] {
  return minor ? [] : fields.filter(({ kind }) => kind !== 'FILE');
}

/**
 * What is wrong with what the desk wrote down.
 * @param fields the questions of the ticket type, in the version that was asked
 */
export function walkUpProblems(input: WalkUpInput, fields: readonly FormField[] = []): FieldProblem[] {
  const { fullName, email, phone, organisationName, guardianName, minor, consents } = input;
  const own = [
    ...problemIn('fullName', nameProblem(fullName)),
    ...problemIn('email', isBlank(email) || parseEmail(email) !== null ? null : 'not_an_email'),
    ...problemIn('phone', isBlank(phone) || parsePhone(phone) !== null ? null : 'not_a_phone'),
    ...problemIn('organisationName', isBlank(organisationName) ? null : nameProblem(organisationName)),
    ...problemIn('locale', isLocale(input.locale) ? null : 'unknown_value'),
    ...problemIn('answers', bytesOf(JSON.stringify(input)) > WALK_UP_BYTES ? 'too_long' : null),
    ...answerProblems(fieldsAtDesk(fields, minor), input.answers ?? {}),
  ];
  if (minor)
    return [
      ...own,
      ...problemIn('guardianName', nameProblem(guardianName)),
      ...problemIn('guardianConsent', input.guardianTextVersion === GUARDIAN_TEXT_VERSION ? null : 'required'),
    ];
  const missing = missingConsent(consents);
  return [...own, ...consentProblems(consents), ...problemIn('consents', missing === null ? null : 'required')];
}

/** The walk-up as registered. Meant for input without problems. A child's data serve the ticket alone. */
export function normaliseWalkUp(input: WalkUpInput): WalkUp {
  const { fullName, email, phone, organisationName, minor, guardianName, locale } = input;
  return {
    fullName: normaliseName(fullName),
    email: isBlank(email) ? '' : normaliseEmail(email),
    phone: isBlank(phone) ? null : parsePhone(phone),
    organisationName: isBlank(organisationName) ? null : normaliseName(organisationName),
    locale,
    guardianName: minor ? normaliseName(guardianName) : null,
    consents: minor ? [] : input.consents.filter(({ given }) => given),
    formVersion: minor ? null : (input.formVersion ?? null),
    answers: minor ? {} : (input.answers ?? {}),
  };
}

/** The walk-up in a text that a device sealed; `null` where that is none. What is wrong with it says `walkUpProblems`. */
export function parseWalkUp(text: string): WalkUpInput | null {
  let given: Partial<Record<keyof WalkUpInput, unknown>>;
  try {
    given = JSON.parse(text) as typeof given;
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null) return null;
  const { fullName, email, phone, organisationName, locale, minor, guardianName, guardianTextVersion } = given;
  const texts = [fullName, email, phone, organisationName, locale, guardianName];
  const consents = Array.isArray(given.consents) ? given.consents : [];
  // A phone of an earlier build asks nothing.
  const { formVersion = null, answers = {} } = given;
  const isWhole =
    texts.every((value) => typeof value === 'string') &&
    typeof minor === 'boolean' &&
    Number.isInteger(guardianTextVersion) &&
    (formVersion === null || Number.isInteger(formVersion)) &&
    isAnswers(answers) &&
    consents.every((one: unknown) => typeof one === 'object' && one !== null);
  if (!isWhole) return null;
  return { ...given, consents } as unknown as WalkUpInput;
}

function isAnswers(given: unknown): given is FormAnswers {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  return Object.values(given).every((texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'));
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const isBlank = (text: string): boolean => text.trim() === '';
