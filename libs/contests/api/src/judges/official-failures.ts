import { DomainError } from '@pho-hien/kernel';

/** Nobody judges a contest that they run, or runs one that they judged. */
export class JudgesOrRuns extends DomainError<{ readonly email: string }> {
  readonly code = 'JudgesOrRuns';
}

/** The database's guard of the same, for two roles taken at once. */
export const JUDGES_OR_RUNS = 'role_grants_judge_or_runs';
