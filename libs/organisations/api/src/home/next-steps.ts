import { Injectable } from '@nestjs/common';
import { completeness, type OrganisationProfile } from '@pho-hien/organisations-core';
import type { Caller } from '@pho-hien/platform';

/** One thing that an organisation could do now. */
export interface NextStep {
  /** Such as `COMPLETE_PROFILE`; the page has the words. */
  readonly code: string;
  /** The lower, the sooner: 10 what others wait for, 20 what ends soon, 30 what is open, 40 what would be good. */
  readonly rank: number;
  /** Our own path that it leads to, without a language. */
  readonly path: string;
}

/** What another context would have an organisation do; nothing is an answer too. */
export type NextStepSource = (organisationId: string, caller: Caller) => Promise<readonly NextStep[]>;

/** The one next thing to do, of all that the contexts know. Higher contexts register theirs at start. */
@Injectable()
export class NextSteps {
  private readonly sources: NextStepSource[] = [];

  register(source: NextStepSource): void {
    this.sources.push(source);
  }

  /** The soonest; null when there is nothing to do. */
  async of(id: string, profile: OrganisationProfile, caller: Caller): Promise<NextStep | null> {
    const steps: NextStep[] = [];
    if (completeness(profile).missing.length > 0)
      steps.push({ code: 'COMPLETE_PROFILE', rank: 30, path: `/startups/${id}/profile` });
    for (const source of this.sources) steps.push(...(await source(id, caller)));
    return steps.sort((a, b) => a.rank - b.rank)[0] ?? null;
  }
}
