import { DomainError } from '@pho-hien/kernel';
import type { WordingProblem } from './wording/parse-wording.ts';

/** The organisers' words cannot be used; each problem says which text, what in it, and on which line. */
export class UnusableWording extends DomainError<{ readonly problems: readonly WordingProblem[] }> {
  readonly code = 'UnusableWording';

  /** Throws when there is any problem, returns when there is none. */
  static throwIfAny(problems: readonly WordingProblem[]): void {
    if (problems.length > 0) throw new UnusableWording({ problems });
  }
}

/** Nobody of the event is in the audience. */
export class NobodyToReach extends DomainError<{ readonly recipients: 0 }> {
  readonly code = 'NobodyToReach';
}

/** The audience is not the one whose size was confirmed. */
export class AudienceChanged extends DomainError<{ readonly recipients: number }> {
  readonly code = 'AudienceChanged';
}

/** What the mail said is not so any more, or it held a one-time code. */
export class MailNotResendable extends DomainError<{ readonly template: string }> {
  readonly code = 'MailNotResendable';
}

/** Tests were sent too often in a short time. */
export class TestedTooOften extends DomainError<{ readonly retryAt: Date }> {
  readonly code = 'TestedTooOften';
}
