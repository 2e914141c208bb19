import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GrantType, StaffInvitationType } from '@pho-hien/identity-api';
import type { LocalizedText } from '@pho-hien/kernel';
import { type GraphqlContext, loader, LocalizedTextType } from '@pho-hien/platform';
import { ContestQueries } from './contest.queries.ts';

/** Which contest a role is held in: known here, shown with the role. */
@Resolver(() => GrantType)
export class GrantContestResolver {
  constructor(private readonly contests: ContestQueries) {}

  @ResolveField(() => LocalizedTextType, { nullable: true, description: 'Where the role is one of a contest.' })
  contestName(@Parent() { scopeKind, scopeId }: GrantType, @Context() context: GraphqlContext) {
    return scopeKind === 'contest' && scopeId !== null ? nameOf(this.contests, scopeId, context) : null;
  }
}

/** Which contest an invitation leads to. */
@Resolver(() => StaffInvitationType)
export class InvitationContestResolver {
  constructor(private readonly contests: ContestQueries) {}

  @ResolveField(() => LocalizedTextType, { nullable: true, description: 'Where it is one of a contest.' })
  contestName(@Parent() { contestId }: StaffInvitationType, @Context() context: GraphqlContext) {
    return contestId === null ? null : nameOf(this.contests, contestId, context);
  }
}

async function nameOf(contests: ContestQueries, id: string, context: GraphqlContext): Promise<LocalizedText | null> {
  const contest = await loader(context, 'contestsById', (ids) => contests.byIds(ids)).load(id);
  return contest?.name ?? null;
}
