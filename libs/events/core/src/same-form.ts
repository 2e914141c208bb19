import type { Locale } from '@pho-hien/kernel';
import { type FormAnswers, normaliseAnswers } from './forms/form-answers.ts';
import type { FormField } from './forms/form-field.ts';
import type { RegisterInput } from './judge-registration.ts';
import { consentsThatCount, type Guardian, guardianOf } from './guardian.ts';
import { normaliseRegistrant, type Registrant } from './registrant.ts';

/** A form as it was stored the first time it was sent. */
export interface StoredForm extends Registrant {
  readonly minor: boolean;
  readonly guardian: Guardian | null;
  readonly ticketTypeId: string;
  readonly locale: Locale;
  /** The purposes that were agreed to. */
  readonly purposes: readonly string[];
  readonly answers: FormAnswers;
}

/** Whether a form that is sent again says what it said before. Another answer under the same id is another form. */
export function isSameForm(stored: StoredForm, input: RegisterInput, fields: readonly FormField[]): boolean {
  const { fullName, email, phone, organisationName, note } = normaliseRegistrant(input);
  const purposes = consentsThatCount(input).map(({ purpose }) => purpose);
  const now = [input.ticketTypeId, input.locale, fullName, email, phone, organisationName, note, input.minor === true];
  const before = [stored.ticketTypeId, stored.locale, stored.fullName, stored.email, stored.phone];
  return (
    JSON.stringify(now) === JSON.stringify([...before, stored.organisationName, stored.note, stored.minor]) &&
    JSON.stringify(guardianOf(input)) === JSON.stringify(stored.guardian) &&
    JSON.stringify(purposes.toSorted()) === JSON.stringify([...stored.purposes].sort()) &&
    written(normaliseAnswers(fields, input.answers ?? {})) === written(stored.answers)
  );
}

const written = (answers: FormAnswers) =>
  JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
