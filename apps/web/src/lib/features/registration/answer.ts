import type { FormAnswers } from '@pho-hien/events-core';
import type { FieldProblem } from '@pho-hien/kernel';
import type { RegisterMutation } from '#generated/graphql.ts';
import type { FormValues } from './form-data.ts';

type Outcome = RegisterMutation['register'];

/** Why a registration was not taken, as the page shows it. */
export type Refusal =
  | { kind: 'SOLD_OUT'; waitlistPosition: number | null }
  | { kind: 'CLOSED' }
  | { kind: 'FORM_CHANGED' }
  /** Another window sent this very registration, as it stood there. */
  | { kind: 'SENT_ELSEWHERE' }
  | { kind: 'ALREADY'; since: string }
  | { kind: 'FAILED'; code: string | undefined };

/** What the form's action gives back when there is no ticket: everything typed, and what is wrong. */
export interface Answer {
  id: string;
  values: FormValues;
  answers: FormAnswers;
  problems: { field: string; code: string }[];
  refusal: Refusal | null;
}

/** The API's outcome in the form's terms. `Registered` has none: it leads on to the ticket. */
export function whatIsWrong(
  outcome: Exclude<Outcome, { __typename: 'Registered' }>,
): Pick<Answer, 'problems' | 'refusal'> {
  switch (outcome.__typename) {
    case 'InvalidInput':
      if (outcome.problems.some(({ field, code }) => field === 'id' && code === 'duplicate'))
        return { problems: [], refusal: { kind: 'SENT_ELSEWHERE' } };
      return { problems: outcome.problems, refusal: null };
    case 'ConsentRequired':
      return { problems: [{ field: 'consents', code: 'required' } satisfies FieldProblem], refusal: null };
    case 'SoldOut':
      return { problems: [], refusal: { kind: 'SOLD_OUT', waitlistPosition: outcome.waitlistPosition } };
    case 'RegistrationClosed':
      return { problems: [], refusal: { kind: 'CLOSED' } };
    case 'FormChanged':
      return { problems: [], refusal: { kind: 'FORM_CHANGED' } };
    case 'AlreadyRegistered':
      return { problems: [], refusal: { kind: 'ALREADY', since: outcome.since } };
  }
}
