import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BADGE_PARTS, BADGE_SIZES, type BadgePart, type BadgeSize } from '@pho-hien/events-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';

const BadgeSizeEnum = enumOf(BADGE_SIZES);
registerEnumType(BadgeSizeEnum, { name: 'BadgeSize', description: 'Paper: A6, or a label of so many millimetres.' });
const BadgePartEnum = enumOf(BADGE_PARTS);
registerEnumType(BadgePartEnum, { name: 'BadgePart', description: 'What a badge may show besides the name.' });

@ObjectType()
export class TicketTypeColourType {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Int, { description: 'As in the code of its tickets.' }) ticketTypeNumber!: number;
  @Field(() => String, { description: '#rrggbb' }) colour!: string;
}

@ObjectType('BadgeDesign', { description: 'How an event’s badges look.' })
export class BadgeDesignType {
  @Field(() => BadgeSizeEnum) size!: BadgeSize;
  @Field(() => [BadgePartEnum]) parts!: BadgePart[];
  @Field(() => [TicketTypeColourType], { description: 'Of every ticket type: its own, or that of its audience.' })
  colours!: TicketTypeColourType[];
}

@InputType()
export class TicketTypeColourInput {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => String, { description: '#rrggbb' }) colour!: string;
}

@InputType()
export class SaveBadgeDesignInput {
  @Field(() => ID) eventId!: string;
  @Field(() => BadgeSizeEnum) size!: BadgeSize;
  @Field(() => [BadgePartEnum]) parts!: BadgePart[];
  @Field(() => [TicketTypeColourInput]) colours!: TicketTypeColourInput[];
}

@ObjectType()
export class BadgeDesignSaved {
  @Field(() => BadgeDesignType) design!: BadgeDesignType;
}

export const SaveBadgeDesignResult = resultUnion('SaveBadgeDesignResult', BadgeDesignSaved, InvalidInputType);
