import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SECOND_FACTOR_STATES, type SecondFactorState } from '@pho-hien/identity-core';
import { type Locale, type Role, ROLES, type ScopeKind } from '@pho-hien/kernel';
import { InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';

const asEnum = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [Key in Value]: Key };

export const RoleEnum = asEnum(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody works as; what each may is fixed in the code.',
});

export const ScopeKindEnum = {
  ALL: 'all',
  EVENT: 'event',
  GATE: 'gate',
  ORGANISATION: 'organisation',
  CONTEST: 'contest',
} as const;
registerEnumType(ScopeKindEnum, {
  name: 'ScopeKind',
  description: 'How far a role reaches: everything, one event, one gate, one organisation, one contest.',
});

export const SecondFactorStateEnum = asEnum(SECOND_FACTOR_STATES);
registerEnumType(SecondFactorStateEnum, {
  name: 'SecondFactorState',
  description: 'Where the signed-in person stands with the second factor; roles that need one rest until VERIFIED.',
});

@ObjectType('Grant', { description: 'A role that somebody holds.' })
export class GrantType {
  @Field(() => ID) id!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ScopeKindEnum) scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true, description: 'The event, gate, organisation or contest; null for ALL.' })
  scopeId!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The event, also for a gate and for a contest that is part of one; else null.',
  })
  eventId!: string | null;
  @Field(() => String, { nullable: true, description: 'In the reader’s language.' }) eventName!: string | null;
  @Field(() => Date) grantedAt!: Date;
}

@ObjectType({ description: 'The person who is signed in.' })
export class Viewer {
  @Field(() => ID) id!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'Empty until the person gave one.' }) name!: string;
  @Field(() => [GrantType]) grants!: GrantType[];
  @Field(() => SecondFactorStateEnum) secondFactor!: SecondFactorState;
  @Field(() => Boolean, { description: 'Whether there is a password; without one, sign-in is by e-mail code.' })
  hasPassword!: boolean;
}

@ObjectType({ description: 'Somebody who works on an event, or was asked to.' })
export class StaffMember {
  @Field(() => ID, { description: 'The grant’s id, or the invitation’s while it waits.' }) id!: string;
  @Field(() => String) email!: string;
  @Field(() => String, { description: 'Empty while the invitation waits.' }) name!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ScopeKindEnum) scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true }) scopeId!: string | null;
  @Field(() => GrantType, { nullable: true, description: 'Null while the invitation waits.' }) grant!: GrantType | null;
  @Field(() => Date, { nullable: true }) invitedAt!: Date | null;
  @Field(() => Date, { nullable: true }) acceptedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'When a waiting invitation ends, or ended.' })
  expiresAt!: Date | null;
}

@ObjectType('StaffInvitation', { description: 'What somebody with an invitation’s link may see of it.' })
export class StaffInvitationType {
  @Field(() => String) email!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ScopeKindEnum) scopeKind!: ScopeKind;
  @Field(() => String, { nullable: true, description: 'In the reader’s language; null for ALL and an organisation.' })
  eventName!: string | null;
  /** For fields that the organisations context adds; not shown itself. */
  organisationId!: string | null;
  /** For fields that the contests context adds; not shown itself. */
  contestId!: string | null;
  @Field(() => Date) expiresAt!: Date;
}

@InputType()
export class InviteStaffInput {
  @Field(() => String) email!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ScopeKindEnum) scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true, description: 'The event or the gate; null for ALL.' }) scopeId?: string | null;
  @Field(() => LocaleEnum, { description: 'Language of the mail.' }) locale!: Locale;
}

@InputType()
export class AcceptStaffInvitationInput {
  @Field(() => String) token!: string;
  @Field(() => String, { description: 'Full name, family name first.' }) name!: string;
}

@InputType()
export class RevokeGrantInput {
  @Field(() => ID) grantId!: string;
  @Field(() => String, { description: 'Why; kept in the log. At most 500 characters.' }) reason!: string;
}

@ObjectType({ description: 'The invitation is on its way.' })
export class StaffInvited {
  @Field(() => ID) invitationId!: string;
  @Field(() => String) email!: string;
  @Field(() => Date) invitedAt!: Date;
  @Field(() => Date) expiresAt!: Date;
}

@ObjectType({ description: 'The role is held now. Sign in with this address, by e-mail code.' })
export class InvitationAccepted {
  @Field(() => String) email!: string;
  @Field(() => ID) grantId!: string;
}

@ObjectType({ description: 'The invitation waits no more, and was never accepted.' })
export class InvitationWithdrawn {
  @Field(() => ID) invitationId!: string;
}

@ObjectType('InvitationNotUsable', { description: 'Unknown, expired, used, taken back or replaced by a newer one.' })
export class InvitationNotUsableType {
  @Field(() => Boolean, { description: 'Always true.' }) unusable!: boolean;
}

@ObjectType({ description: 'The role ended, and with it at once what it allowed.' })
export class GrantRevoked {
  @Field(() => ID) grantId!: string;
}

@ObjectType('LastAdministrator', { description: 'Nothing was written: somebody else must be administrator first.' })
export class LastAdministratorType {
  @Field(() => ID) grantId!: string;
}

export const InviteStaffResult = resultUnion('InviteStaffResult', StaffInvited, InvalidInputType);
export const AcceptStaffInvitationResult = resultUnion(
  'AcceptStaffInvitationResult',
  InvitationAccepted,
  InvitationNotUsableType,
  InvalidInputType,
);
export const RevokeGrantResult = resultUnion(
  'RevokeGrantResult',
  GrantRevoked,
  LastAdministratorType,
  InvalidInputType,
);
