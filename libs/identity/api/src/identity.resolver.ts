import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { anywhere, as, type Caller, CurrentCaller, outcomeOf, Public, Requires, scopeOf } from '@pho-hien/platform';
import { ViewerQueries } from './actor/viewer.queries.ts';
import {
  AcceptStaffInvitationInput,
  AcceptStaffInvitationResult,
  GrantRevoked,
  InvitationAccepted,
  InvitationWithdrawn,
  InviteStaffInput,
  InviteStaffResult,
  RevokeGrantInput,
  RevokeGrantResult,
  StaffInvitationType,
  StaffInvited,
  StaffMember,
  Viewer,
} from './identity.graphql.ts';
import { AcceptStaffInvitation } from './staff/accept-staff-invitation.ts';
import { InviteStaff } from './staff/invite-staff.ts';
import { RevokeGrant } from './staff/revoke-grant.ts';
import { StaffQueries } from './staff/staff.queries.ts';
import { WithdrawStaffInvitation } from './staff/withdraw-staff-invitation.ts';

@Resolver()
export class IdentityResolver {
  constructor(
    private readonly viewers: ViewerQueries,
    private readonly staffQueries: StaffQueries,
    private readonly inviting: InviteStaff,
    private readonly accepting: AcceptStaffInvitation,
    private readonly revoking: RevokeGrant,
    private readonly withdrawing: WithdrawStaffInvitation,
  ) {}

  @Public()
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  viewer(@CurrentCaller() caller: Caller) {
    return this.viewers.viewer(caller);
  }

  @Requires('staff.manage', scopeOf('event', 'eventId'))
  @Query(() => [StaffMember], {
    description: 'Who works on an event, by name; then whose invitation waits, newest first.',
  })
  staff(@Args('eventId', { type: () => ID }) eventId: string, @CurrentCaller() { locale }: Caller) {
    return this.staffQueries.ofEvent(eventId, locale);
  }

  @Public()
  @Query(() => StaffInvitationType, {
    nullable: true,
    description: 'The invitation behind a link; null when it is unknown, expired, used, replaced or taken back.',
  })
  staffInvitation(@Args('token', { type: () => String }) token: string, @CurrentCaller() { locale }: Caller) {
    return this.staffQueries.invitation(token, locale);
  }

  @Requires('staff.manage', anywhere)
  @Mutation(() => InviteStaffResult, {
    description: 'Offers a role by mail, for seven days. `NOT_FOUND` for a scope that is not yours.',
  })
  inviteStaff(@Args('input') input: InviteStaffInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.inviting.run(caller, input).then(({ token: _, ...sent }) => as(StaffInvited, sent)));
  }

  @Public()
  @Mutation(() => AcceptStaffInvitationResult, {
    description: 'Takes the role that an invitation offers. The link works once.',
  })
  acceptStaffInvitation(@Args('input') input: AcceptStaffInvitationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.accepting.run(caller, input).then(({ userId: _, ...taken }) => as(InvitationAccepted, taken)),
    );
  }

  @Requires('staff.manage', scopeOf('staff invitation', 'invitationId'))
  @Mutation(() => InvitationWithdrawn, {
    description:
      'Takes back an invitation that waits: its link is dead at once. `NOT_FOUND` for one that waits no more.',
  })
  withdrawStaffInvitation(
    @Args('invitationId', { type: () => ID }) invitationId: string,
    @CurrentCaller() caller: Caller,
  ) {
    return this.withdrawing.run(caller, invitationId);
  }

  @Requires('staff.manage', scopeOf('role grant', 'input.grantId'))
  @Mutation(() => RevokeGrantResult, {
    description: 'Takes a role away, at once. `NOT_FOUND` for a grant that has ended.',
  })
  revokeGrant(@Args('input') input: RevokeGrantInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.revoking.run(caller, input).then((revoked) => as(GrantRevoked, revoked)));
  }
}
