import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  CONSENT_STATES,
  type ConsentState,
  GROUP_SOURCES,
  type GroupSource,
  type RegistrationStatus,
} from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, LocaleEnum, resultUnion } from '@pho-hien/platform';
import { RegistrationStatusEnum } from '../registrations/enums.graphql.ts';
import { RegistrationClosedType } from '../registrations/register.graphql.ts';
import { ResentTooOftenType } from '../tickets/ticket.graphql.ts';

export const ConsentStateEnum = enumOf(CONSENT_STATES);
registerEnumType(ConsentStateEnum, { name: 'ConsentState', description: 'Who agreed to a registration.' });
export const GroupSourceEnum = enumOf(GROUP_SOURCES);
registerEnumType(GroupSourceEnum, { name: 'GroupSource', description: 'How a group was entered.' });

@ObjectType('GroupMember', { description: 'Somebody of a group, as who entered them sees it.' })
export class GroupMemberType {
  @Field(() => ID, { description: 'Of the registration.' }) id!: string;
  @Field(() => String) fullName!: string;
  @Field(() => String) email!: string;
  @Field(() => Boolean, { description: 'Under 16 when they were entered.' }) minor!: boolean;
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
  @Field(() => ConsentStateEnum) consent!: ConsentState;
  @Field(() => String, { nullable: true }) guardianName!: string | null;
  @Field(() => String, { nullable: true }) guardianEmail!: string | null;
  @Field(() => Date, { nullable: true, description: 'Until when the guardian may answer and the place is held.' })
  answerBy!: Date | null;
  @Field(() => String, { nullable: true, description: 'Of the valid ticket, as printed below its code.' })
  ticketShortCode!: string | null;
}

@ObjectType('GroupTotals', { description: 'How the people of a group stand; each is counted once.' })
export class GroupTotalsType {
  @Field(() => Int) people!: number;
  @Field(() => Int, { description: 'Have a ticket and agreed, or somebody may and did for them.' }) settled!: number;
  @Field(() => Int, { description: 'Adults who have not answered.' }) unanswered!: number;
  @Field(() => Int, { description: 'Children whose guardian has not answered: their places are held.' })
  guardians!: number;
  @Field(() => Int, { description: 'Agreed, and the organisers decide.' }) awaitingApproval!: number;
  @Field(() => Int, { description: 'Declined, withdrawn, too late, cancelled or turned down.' }) gone!: number;
}

@ObjectType('RegistrationGroup', { description: 'People whom an organisation registered in one go.' })
export class RegistrationGroupType {
  @Field(() => ID) id!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => GroupSourceEnum) source!: GroupSource;
  @Field(() => Date) enteredAt!: Date;
  @Field(() => String, { nullable: true, description: 'What the school’s authority over its pupils rests on.' })
  authorityReference!: string | null;
  @Field(() => Date, { nullable: true, description: 'From when on everybody may be asked again.' })
  askAgainAt!: Date | null;
  /** Not fields. */
  eventId!: string;
  ticketTypeId!: string;
}

@InputType({ description: 'One person of a group.' })
export class GroupPersonInput {
  @Field(() => String, { description: 'One line, family name first, at most 100 characters.' }) fullName!: string;
  @Field(() => String, { description: 'May be empty for a child whose guardian has an address.' }) email!: string;
  @Field(() => String, { nullable: true, description: 'Ten digits, beginning with 0 or +84.' }) phone?: string | null;
  @Field(() => Boolean, { description: 'Whether they are under 16 today.' }) minor!: boolean;
  @Field(() => String, { nullable: true }) guardianName?: string | null;
  @Field(() => String, { nullable: true }) guardianEmail?: string | null;
  @Field(() => LocaleEnum, { description: 'The language of their mails.' }) locale!: Locale;
}

@InputType()
export class RegisterGroupInput {
  @Field(() => ID, { description: 'A UUID of version 7 made by the browser: sending it again is the same group.' })
  id!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => [GroupPersonInput], { description: '1 to 50 people; more come in a spreadsheet.' })
  people!: GroupPersonInput[];
  @Field(() => Int, {
    nullable: true,
    description: 'Who enters the group agrees for themself, where they are in it, to this version of the text.',
  })
  ownConsentVersion?: number | null;
}

@ObjectType({ description: 'Everybody is registered; each gets a mail.' })
export class GroupRegistered {
  @Field(() => RegistrationGroupType) group!: RegistrationGroupType;
}

@ObjectType('PersonProblem')
export class PersonProblemType {
  @Field(() => Int, { description: 'Their place in the list, from 0.' }) person!: number;
  @Field(() => String) field!: string;
  @Field(() => String, { description: 'Code of the problem; the words are in the message catalogue.' }) code!: string;
  @Field(() => Int, { nullable: true, description: 'The place of whom they repeat.' }) other!: number | null;
}

@ObjectType('GroupHasProblems', { description: 'Nothing was written: these people have to be put right first.' })
export class GroupHasProblemsType {
  @Field(() => [PersonProblemType]) problems!: PersonProblemType[];
}

@ObjectType('NotEnoughPlaces', { description: 'Nothing was written: the group needs more places than are left.' })
export class NotEnoughPlacesType {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Int) wanted!: number;
  @Field(() => Int) left!: number;
}

@ObjectType('AsksEachPerson', {
  description: 'Nothing was written: the ticket type asks what each person has to answer for themself.',
})
export class AsksEachPersonType {
  @Field(() => ID) ticketTypeId!: string;
}

@ObjectType('NothingToAnswer', { description: 'It was answered already, or its time is over.' })
export class NothingToAnswerType {
  @Field(() => Boolean, { nullable: true }) nothing?: boolean;
}

@InputType()
export class AskGroupAgainInput {
  @Field(() => ID) groupId!: string;
}

@InputType()
export class RecordAuthorityInput {
  @Field(() => ID) groupId!: string;
  @Field(() => String, {
    description: 'What the authority rests on, such as the number of a decision; at most 200 characters.',
  })
  reference!: string;
}

@InputType()
export class WithdrawMemberInput {
  @Field(() => ID) registrationId!: string;
}

@ObjectType()
export class GroupChanged {
  @Field(() => RegistrationGroupType) group!: RegistrationGroupType;
}

export const RegisterGroupResult = resultUnion(
  'RegisterGroupResult',
  GroupRegistered,
  RegistrationClosedType,
  AsksEachPersonType,
  NotEnoughPlacesType,
  GroupHasProblemsType,
  InvalidInputType,
);
export const AskGroupAgainResult = resultUnion('AskGroupAgainResult', GroupChanged, ResentTooOftenType);
export const RecordAuthorityResult = resultUnion('RecordAuthorityResult', GroupChanged, InvalidInputType);
export const WithdrawMemberResult = resultUnion('WithdrawMemberResult', GroupChanged);
