import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  APPROVAL_MODES,
  type ApprovalMode,
  AUDIENCES,
  type Audience,
  AVAILABILITIES,
  type Availability,
} from '@pho-hien/events-core';
import type { LocalizedText } from '@pho-hien/kernel';
import {
  enumOf,
  InvalidInputType,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';

const AudienceEnum = enumOf(AUDIENCES);
registerEnumType(AudienceEnum, { name: 'Audience', description: 'Whom a ticket type is for.' });
const ApprovalModeEnum = enumOf(APPROVAL_MODES);
registerEnumType(ApprovalModeEnum, {
  name: 'ApprovalMode',
  description: 'Confirmed at once while places last; or after an organiser approved.',
});
const AvailabilityEnum = enumOf(AVAILABILITIES);
registerEnumType(AvailabilityEnum, { name: 'Availability', description: 'Whether a ticket type can be had now.' });

@ObjectType('TicketType', { description: 'A kind of ticket of an event.' })
export class TicketTypeType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Grows with every change that an editor makes.' }) version!: number;
  @Field(() => Int, { description: 'Stands in the code of every ticket of the type.' }) number!: number;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => LocalizedTextType) description!: LocalizedText;
  @Field(() => AudienceEnum) audience!: Audience;
  @Field(() => ApprovalModeEnum) approval!: ApprovalMode;
  @Field(() => Int, { nullable: true, description: 'Null: no limit.' }) places!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Places left for a newcomer: none while somebody waits; null: no limit.',
  })
  remaining!: number | null;
  @Field(() => Date, { nullable: true, description: 'Registration opens; null: with the publication.' })
  opensAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Registration closes; null: with the end of the event.' })
  closesAt!: Date | null;
  @Field(() => AvailabilityEnum) availability!: Availability;
  @Field(() => [ID], { description: 'The days on which its tickets are good; none: every day.' })
  validDayIds!: string[];
  @Field(() => Boolean, { description: 'Not shown to the public and not open to it.' }) hidden!: boolean;
  @Field(() => Boolean, { description: 'Whether one may stand in line once it is full.' }) waitlistOpen!: boolean;
  @Field(() => Int, { description: 'How many stand in line.' }) waiting!: number;
  @Field(() => Boolean, { description: 'Whether its tickets may be passed on to somebody else.' })
  transfersAllowed!: boolean;
  @Field(() => Date, { nullable: true, description: 'Not included; null: as long as the event.' })
  transfersUntil!: Date | null;
  /** How many registrations are confirmed, and places held. Not fields here. */
  confirmed!: number;
  held!: number;
}

@InputType({ isAbstract: true })
class TicketTypeFields {
  @Field(() => LocalizedTextInput, { description: 'One line.' }) name!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 1,000 characters; may be empty.' })
  description!: LocalizedTextInput;
  @Field(() => AudienceEnum) audience!: Audience;
  @Field(() => ApprovalModeEnum) approval!: ApprovalMode;
  @Field(() => Int, { nullable: true, description: '1 to 1,000,000; null: no limit.' }) places?: number | null;
  @Field(() => Date, { nullable: true, description: 'Null: with the publication.' }) opensAt?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Not included; null: with the end of the event.' })
  closesAt?: Date | null;
  @Field(() => [ID], { description: 'Days of the event; none: every day.' }) validDayIds!: string[];
  @Field(() => Boolean) hidden!: boolean;
}

@InputType()
export class CreateTicketTypeInput extends TicketTypeFields {
  @Field(() => ID) eventId!: string;
}

@InputType()
export class UpdateTicketTypeInput extends TicketTypeFields {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@ObjectType()
export class TicketTypeSaved {
  @Field(() => TicketTypeType) ticketType!: TicketTypeType;
}

@ObjectType('PlacesBelowConfirmed', { description: 'More places are taken than there would be.' })
export class PlacesBelowConfirmedType {
  @Field(() => Int) confirmed!: number;
  @Field(() => Int, { description: 'Held for somebody who has not confirmed yet.' }) held!: number;
}

export const CreateTicketTypeResult = resultUnion('CreateTicketTypeResult', TicketTypeSaved, InvalidInputType);
export const UpdateTicketTypeResult = resultUnion(
  'UpdateTicketTypeResult',
  TicketTypeSaved,
  InvalidInputType,
  PlacesBelowConfirmedType,
  StaleVersionType,
);
