import type { FieldProblem } from './field-problem.ts';

/**
 * An expected failure: a rule of the domain said no.
 *
 * Thrown inside a use case, so that its transaction rolls back, and turned at the edge into the
 * GraphQL union member of the same name. It carries plain data for the screen; the words are in
 * `libs/messages`.
 */
export abstract class DomainError<Data extends object = object> extends Error {
  /** The name of the union member, such as `SoldOut`. */
  abstract readonly code: string;
  /** What the screen needs; the fields of the union member. */
  readonly data: Data;

  constructor(data: Data) {
    super();
    this.data = data;
    this.name = new.target.name;
  }
}

/** The input cannot be taken as it stands; each problem names its field. */
export class InvalidInput extends DomainError<{ readonly problems: readonly FieldProblem[] }> {
  readonly code = 'InvalidInput';

  constructor(problems: readonly FieldProblem[]) {
    super({ problems });
  }

  /** Throws when there is any problem, returns when there is none. */
  static throwIfAny(problems: readonly FieldProblem[]): void {
    if (problems.length > 0) throw new InvalidInput(problems);
  }
}

/** Somebody else saved in between: the version that was read is no longer the current one. */
export class StaleVersion extends DomainError<{ readonly current: number }> {
  readonly code = 'StaleVersion';

  constructor(current: number) {
    super({ current });
  }
}
