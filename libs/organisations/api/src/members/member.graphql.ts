import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '@pho-hien/identity-api';
import type { Locale, Role } from '@pho-hien/kernel';
import { InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';

@ObjectType({ description: 'Somebody of an organisation.' })
export class OrganisationMember {
  @Field(() => ID) userId!: string;
  @Field(() => String, { description: 'Empty until the person gave one.' }) name!: string;
  @Field(() => String) email!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => Date) since!: Date;
}

@ObjectType({ description: 'An invitation that waits.' })
export class MemberInvitationType {
  @Field(() => ID) id!: string;
  @Field(() => String) email!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => Date) invitedAt!: Date;
  @Field(() => Date) expiresAt!: Date;
}

@ObjectType('JoinRequest', { description: 'Somebody asks to be taken in.' })
export class JoinRequestType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The name, or the address of who has given none.' }) name!: string;
  @Field(() => Date) askedAt!: Date;
}

@ObjectType()
export class OrganisationPeople {
  @Field(() => [OrganisationMember], { description: 'First come first.' }) members!: OrganisationMember[];
  @Field(() => [MemberInvitationType], { description: 'For those who invite; empty for others.' })
  invitations!: MemberInvitationType[];
  @Field(() => [JoinRequestType], { description: 'For those who answer them; empty for others.' })
  joinRequests!: JoinRequestType[];
  @Field(() => Boolean, { description: 'Whether the caller invites, takes in and lets go.' }) led!: boolean;
}

@InputType()
export class InviteMemberInput {
  @Field(() => ID) organisationId!: string;
  @Field(() => String) email!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => LocaleEnum, { description: 'Language of the mail.' }) locale!: Locale;
}

@InputType()
export class RemoveMemberInput {
  @Field(() => ID) organisationId!: string;
  @Field(() => ID, { description: 'Oneself, to leave.' }) userId!: string;
  @Field(() => String, { nullable: true, description: 'Kept in the log. At most 500 characters.' })
  reason?: string | null;
}

@InputType()
export class ChangeMemberRoleInput {
  @Field(() => ID) organisationId!: string;
  @Field(() => ID) userId!: string;
  @Field(() => RoleEnum) role!: Role;
}

@InputType()
export class WithdrawMemberInvitationInput {
  @Field(() => ID) organisationId!: string;
  @Field(() => ID) invitationId!: string;
}

@InputType()
export class AskToJoinInput {
  @Field(() => ID) organisationId!: string;
}

@InputType()
export class AnswerJoinRequestInput {
  @Field(() => ID) organisationId!: string;
  @Field(() => ID) requestId!: string;
  @Field(() => Boolean) accept!: boolean;
}

@ObjectType({ description: 'The invitation is on its way.' })
export class MemberInvited {
  @Field(() => String) email!: string;
  @Field(() => Date) expiresAt!: Date;
}

@ObjectType({ description: 'It is so now.' })
export class PeopleChanged {
  @Field(() => ID) organisationId!: string;
}

@ObjectType('LastOwner', {
  description: 'Nothing was written: somebody else must become owner or coordinator first.',
})
export class LastOwnerType {
  @Field(() => ID) organisationId!: string;
}

export const InviteMemberResult = resultUnion('InviteMemberResult', MemberInvited, InvalidInputType);
export const ChangePeopleResult = resultUnion('ChangePeopleResult', PeopleChanged, LastOwnerType, InvalidInputType);
