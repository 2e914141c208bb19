import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, scopeOf, SignedIn } from '@pho-hien/platform';
import { OrganisationType } from '../organisation.graphql.ts';
import { AnswerJoinRequest } from './answer-join-request.ts';
import { AskToJoin } from './ask-to-join.ts';
import { ChangeMemberRole } from './change-member-role.ts';
import { InviteMember } from './invite-member.ts';
import {
  AnswerJoinRequestInput,
  AskToJoinInput,
  ChangeMemberRoleInput,
  ChangePeopleResult,
  InviteMemberInput,
  InviteMemberResult,
  MemberInvited,
  OrganisationPeople,
  PeopleChanged,
  RemoveMemberInput,
  WithdrawMemberInvitationInput,
} from './member.graphql.ts';
import { MemberQueries } from './member.queries.ts';
import { RemoveMember } from './remove-member.ts';
import { WithdrawMemberInvitation } from './withdraw-member-invitation.ts';

const changed = (organisationId: string) => as(PeopleChanged, { organisationId });

@Resolver(() => OrganisationType)
export class MemberResolver {
  constructor(
    private readonly queries: MemberQueries,
    private readonly inviting: InviteMember,
    private readonly withdrawing: WithdrawMemberInvitation,
    private readonly removing: RemoveMember,
    private readonly changing: ChangeMemberRole,
    private readonly asking: AskToJoin,
    private readonly answering: AnswerJoinRequest,
  ) {}

  @Requires('organisation.people', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => InviteMemberResult, { description: 'Asks somebody by mail to join, for seven days.' })
  inviteMember(@Args('input') input: InviteMemberInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.inviting.run(caller, input).then(({ email, expiresAt }) => as(MemberInvited, { email, expiresAt })),
    );
  }

  @Requires('organisation.people', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => ChangePeopleResult, { description: 'Takes back an invitation that waits.' })
  withdrawMemberInvitation(@Args('input') input: WithdrawMemberInvitationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.withdrawing.run(caller, input.invitationId).then(() => changed(input.organisationId)));
  }

  @Requires('organisation.read', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => ChangePeopleResult, {
    description: 'Leaves, or lets somebody go. `LastOwner` for the last who answers for it.',
  })
  removeMember(@Args('input') input: RemoveMemberInput, @CurrentCaller() caller: Caller) {
    const work = this.removing.run(caller, { ...input, reason: input.reason ?? '' });
    return outcomeOf(work.then(() => changed(input.organisationId)));
  }

  @Requires('organisation.people', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => ChangePeopleResult, { description: 'Makes a member an owner, or an owner a member.' })
  changeMemberRole(@Args('input') input: ChangeMemberRoleInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.changing.run(caller, input).then(() => changed(input.organisationId)));
  }

  @SignedIn()
  @Mutation(() => ChangePeopleResult, { description: 'Asks those who answer for it to take one in.' })
  askToJoin(@Args('input') { organisationId }: AskToJoinInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.asking.run(caller, organisationId).then(() => changed(organisationId)));
  }

  @Requires('organisation.people', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => ChangePeopleResult, { description: 'Takes in somebody who asked, or says no.' })
  answerJoinRequest(@Args('input') input: AnswerJoinRequestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.answering.run(caller, input).then(() => changed(input.organisationId)));
  }

  @ResolveField(() => OrganisationPeople)
  people(@Parent() organisation: OrganisationType, @CurrentCaller() caller: Caller) {
    return this.queries.of(organisation.id, caller);
  }
}
