import { DomainError, type ProblemCode } from '@pho-hien/kernel';

/** One thing wrong with one person of a group. */
export interface PersonProblem {
  /** Their place in the list, from 0. */
  readonly person: number;
  readonly field: string;
  readonly code: ProblemCode;
  /** The place of whom they repeat; `null`: nobody. */
  readonly other: number | null;
}

/** Nothing was written: these people have to be put right first. */
export class GroupHasProblems extends DomainError<{ problems: readonly PersonProblem[] }> {
  readonly code = 'GroupHasProblems';
}

/** Nothing was written: the group needs more places than are left. */
export class NotEnoughPlaces extends DomainError<{ ticketTypeId: string; wanted: number; left: number }> {
  readonly code = 'NotEnoughPlaces';
}

/** Nothing was written: the ticket type asks what each person has to answer for themself. */
export class AsksEachPerson extends DomainError<{ ticketTypeId: string }> {
  readonly code = 'AsksEachPerson';
}

/** Nothing is asked of who follows the link: it was answered, or its time is over. */
export class NothingToAnswer extends DomainError {
  readonly code = 'NothingToAnswer';

  constructor() {
    super({});
  }
}
