import { type FieldProblem, problemIn } from '@pho-hien/kernel';

/** What a registrant is asked to agree to, each for itself. */
export const CONSENT_PURPOSES = ['REGISTRATION', 'NEWS', 'PHOTOS'] as const;

/** What a registrant is asked to agree to. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Without these nothing can be done for the registrant. */
export const REQUIRED_CONSENTS: readonly ConsentPurpose[] = ['REGISTRATION'];

/**
 * The version of the text that is shown today; `libs/messages` keeps every version that somebody
 * agreed to, as `consent_<purpose>_v<n>`.
 */
export const CONSENT_TEXT_VERSIONS: Readonly<Record<ConsentPurpose, number>> = { REGISTRATION: 1, NEWS: 1, PHOTOS: 1 };

/** An answer to one question, with the version of the text that was shown. */
export interface ConsentInput {
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly textVersion: number;
}

/** What is wrong with the answers: a purpose unknown or answered twice, or a text no longer shown, so ask again. */
export function consentProblems(consents: readonly ConsentInput[]): FieldProblem[] {
  return consents.flatMap(({ purpose, textVersion }, i) => {
    if (!CONSENT_PURPOSES.includes(purpose)) return problemIn(`consents.${i}.purpose`, 'unknown_value');
    if (consents.findIndex((other) => other.purpose === purpose) < i) {
      return problemIn(`consents.${i}.purpose`, 'duplicate');
    }
    const shown = CONSENT_TEXT_VERSIONS[purpose] === textVersion;
    return problemIn(`consents.${i}.textVersion`, shown ? null : 'unknown_value');
  });
}

/** The first required consent that was not given, or `null`. Silence is no consent. */
export function missingConsent(consents: readonly ConsentInput[]): ConsentPurpose | null {
  const given = (purpose: ConsentPurpose) => consents.some((consent) => consent.purpose === purpose && consent.given);
  return REQUIRED_CONSENTS.find((purpose) => !given(purpose)) ?? null;
}
