import {
  type AgeInput,
  CONSENT_PURPOSES,
  CONSENT_TEXT_VERSIONS,
  type ConsentInput,
  type FormAnswers,
} from '@pho-hien/events-core';

/** What the form holds as text; empty where nothing was typed. */
export interface FormValues {
  fullName: string;
  email: string;
  phone: string;
  organisationName: string;
  /** Whether they are under 16; empty: not said. */
  minor: '' | 'yes' | 'no';
  guardianName: string;
  guardianEmail: string;
  ticketTypeId: string;
  note: string;
}

export const FIELDS = [
  'fullName',
  'email',
  'phone',
  'organisationName',
  'minor',
  'guardianName',
  'guardianEmail',
  'ticketTypeId',
  'note',
] as const satisfies readonly (keyof FormValues)[];

/** The fields asked for in each step, in order. */
export const STEP_FIELDS: readonly (readonly string[])[] = [
  ['fullName', 'email', 'phone', 'minor', 'guardianName', 'guardianEmail', 'organisationName'],
  ['ticketTypeId', 'joinWaitlist', 'answers', 'note'],
  ['consents'],
];

/** What the form says about age, as the rules take it. */
export const ageIn = ({ minor, guardianName, guardianEmail }: FormValues): AgeInput => ({
  minor: minor === '' ? null : minor === 'yes',
  ...(minor === 'yes' && { guardianName, guardianEmail }),
});

export const consentField = (purpose: string): string => `consent-${purpose}`;

/** Where the form says which version of a ticket type's questions it shows. */
export const versionField = (ticketTypeId: string): string => `formVersion.${ticketTypeId}`;

/** A submitted form. */
export interface SentForm {
  readonly id: string;
  readonly values: FormValues;
  readonly consents: ConsentInput[];
  readonly answers: FormAnswers;
  /** Of the ticket type chosen; null where it asks nothing. */
  readonly formVersion: number | null;
  /** Agrees to stand in line should every place be taken. */
  readonly joinWaitlist: boolean;
}

/** Reads a submitted form; what is missing or no text becomes empty. */
export function readForm(data: FormData): SentForm {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  const version = Number(text(versionField(text('ticketTypeId'))));
  return {
    id: text('id'),
    formVersion: Number.isInteger(version) && version > 0 ? version : null,
    answers: answersIn(data),
    values: valuesIn(text),
    consents: CONSENT_PURPOSES.map((purpose) => ({
      purpose,
      given: data.has(consentField(purpose)),
      textVersion: CONSENT_TEXT_VERSIONS[purpose],
    })),
    joinWaitlist: data.has('joinWaitlist'),
  };
}

/** What was typed, by the name of its field. */
export function valuesIn(text: (name: string) => string): FormValues {
  const values = Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as unknown as FormValues;
  return { ...values, minor: values.minor === 'yes' || values.minor === 'no' ? values.minor : '' };
}

/** The answers of a submitted form: every `answers.<id of the field>` that has something in it. */
export function answersIn(data: FormData): FormAnswers {
  const answers: Record<string, string[]> = {};
  for (const [name, value] of data) {
    if (!name.startsWith('answers.') || typeof value !== 'string' || value.trim() === '') continue;
    (answers[name.slice('answers.'.length)] ??= []).push(value.replace(/\r\n/g, '\n'));
  }
  return answers;
}
