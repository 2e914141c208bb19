import { CONSENT_PURPOSES, CONSENT_TEXT_VERSIONS, type ConsentInput } from '@pho-hien/events-core';

/** What the form holds as text; empty where nothing was typed. */
export interface FormValues {
  fullName: string;
  email: string;
  phone: string;
  organisationName: string;
  ticketTypeId: string;
  note: string;
}

export const FIELDS = [
  'fullName',
  'email',
  'phone',
  'organisationName',
  'ticketTypeId',
  'note',
] as const satisfies readonly (keyof FormValues)[];

/** The fields asked for in each step, in order. */
export const STEP_FIELDS: readonly (readonly string[])[] = [
  ['fullName', 'email', 'phone', 'organisationName'],
  ['ticketTypeId', 'note'],
  ['consents'],
];

export const consentField = (purpose: string): string => `consent-${purpose}`;

/** Reads a submitted form; what is missing or no text becomes empty. */
export function readForm(data: FormData): { id: string; values: FormValues; consents: ConsentInput[] } {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    id: text('id'),
    values: Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as unknown as FormValues,
    consents: CONSENT_PURPOSES.map((purpose) => ({
      purpose,
      given: data.has(consentField(purpose)),
      textVersion: CONSENT_TEXT_VERSIONS[purpose],
    })),
  };
}
