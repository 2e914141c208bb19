import { type DomainError, InvalidInput } from '@pho-hien/kernel';
import { remainingPlaces } from './availability.ts';
import { NotEnoughPlaces } from './groups/group-failures.ts';
import {
  judgeRegistration,
  type RegisterInput,
  type RegistrationFacts,
  type RegistrationJudgement,
} from './judge-registration.ts';
import { identityKeyOf } from './registrant.ts';

/** A registration that was taken elsewhere: on paper, by a former system. */
export interface TakenOverInput extends RegisterInput {
  /** When it was sent, there. */
  readonly submittedAt: Date;
}

/** What the rule rests on, loaded before. */
export interface TakeOverFacts extends Omit<RegistrationFacts, 'registeredSince'> {
  /** `identityKeyOf` of those who have a live registration for the ticket type. */
  readonly registered: ReadonlySet<string>;
}

/** What becomes of registrations that are taken over: all of them are, in their order, or none. */
export type TakeOverJudgement =
  | { readonly accepted: true; readonly judgements: readonly Extract<RegistrationJudgement, { accepted: true }>[] }
  | { readonly accepted: false; readonly failure: DomainError };

/** Judges registrations of one ticket type by the same rule as one that is sent now; nobody of them stands in line. */
export function judgeTakenOver(
  { registered, ...facts }: TakeOverFacts,
  inputs: readonly TakenOverInput[],
  now: Date,
): TakeOverJudgement {
  const known = new Set(registered);
  const judgements: Extract<RegistrationJudgement, { accepted: true }>[] = [];
  for (const [at, input] of inputs.entries()) {
    const key = identityKeyOf(input);
    const judgement = judgeRegistration({ ...facts, registeredSince: known.has(key) ? now : null }, input, now);
    if (!judgement.accepted) return judgement;
    // A guardian is asked by mail, and nobody is written to here: a child registers by the form or in a group.
    if (judgement.guardian) {
      return { accepted: false, failure: new InvalidInput([{ field: `${at}.minor`, code: 'not_allowed' }]) };
    }
    if (input.submittedAt > now) {
      const field = `${at}.submittedAt`;
      return { accepted: false, failure: new InvalidInput([{ field, code: 'in_the_future' }]) };
    }
    known.add(key);
    judgements.push(judgement);
  }
  const wanted = judgements.filter(({ status }) => status === 'CONFIRMED').length;
  const left = facts.ticketType && remainingPlaces(facts.ticketType);
  if (left !== null && left < wanted) {
    const { ticketTypeId } = inputs[0]!;
    return { accepted: false, failure: new NotEnoughPlaces({ ticketTypeId, wanted, left }) };
  }
  return { accepted: true, judgements };
}
