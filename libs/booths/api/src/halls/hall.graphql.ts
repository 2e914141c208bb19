import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Corners, MARK_KINDS, type MarkKind } from '@pho-hien/booths-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, LocalizedTextType } from '@pho-hien/platform';

const MarkKindEnum = enumOf(MARK_KINDS);
registerEnumType(MarkKindEnum, {
  name: 'PlanMarkKind',
  description: 'People come in by entrances and leave by exits; a power point stands in nobody’s way, all else does.',
});

const CORNERS = 'x1, y1, x2, y2 … in whole centimetres from the hall’s upper left corner: 3 to 24 corners.';

@ObjectType('PlanZone', { description: 'A part of a hall with its own supply of power.' })
@InputType('PlanZoneInput')
export class PlanZoneType {
  @Field(() => ID, { description: 'Made by the editor; stays what it is.' }) id!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Int, { description: 'Watts that all its stands together may draw: 0 to 1,000,000.' })
  supplyWatts!: number;
}

@ObjectType('BoothType', { description: 'What an exhibitor gets with a booth.' })
@InputType('BoothTypeInput')
export class BoothTypeType {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Int, { description: 'The most watts that a stand may draw.' }) watts!: number;
  @Field(() => Boolean) water!: boolean;
  @Field(() => Boolean) internet!: boolean;
  @Field(() => LocalizedTextType, { description: 'At most 500 characters; may be empty.' }) furniture!: LocalizedText;
}

@ObjectType('PlanBooth', { description: 'A booth as it is drawn.' })
@InputType('PlanBoothInput')
export class PlanBoothType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Such as `A12`: 1 to 8 letters, digits, hyphens; one of a kind in its event.' })
  number!: string;
  @Field(() => ID) zoneId!: string;
  @Field(() => ID) typeId!: string;
  @Field(() => [Int], { description: CORNERS }) corners!: Corners;
  @Field(() => Boolean, { description: 'Kept free: nobody is placed there.' }) blocked!: boolean;
}

@ObjectType('PlanMark', { description: 'Something on a plan that is no booth.' })
@InputType('PlanMarkInput')
export class PlanMarkType {
  @Field(() => ID) id!: string;
  @Field(() => MarkKindEnum) kind!: MarkKind;
  @Field(() => [Int], { description: CORNERS }) corners!: Corners;
}

@ObjectType('PlanPicture', { description: 'A drawing under the plan.' })
@InputType('PlanPictureInput')
export class PlanPictureType {
  @Field(() => ID, { description: 'An upload of `hall-picture`: a picture of at most 10 MiB.' }) fileId!: string;
  @Field(() => Int, { description: 'Where its left edge lies, in centimetres; may be outside.' }) left!: number;
  @Field(() => Int, { description: 'Where its upper edge lies, in centimetres.' }) top!: number;
  @Field(() => Int, { description: 'How wide it is in the hall, in centimetres: its scale.' }) width!: number;
}

@ObjectType('HallPlan', { description: 'What is drawn of a hall; lengths in whole centimetres.' })
@InputType('HallPlanInput')
export class HallPlanType {
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Int, { description: '300 to 30,000.' }) width!: number;
  @Field(() => Int, { description: '300 to 30,000.' }) depth!: number;
  @Field(() => Int, { description: 'To what the editor snaps: 10, 25, 50 or 100.' }) grid!: number;
  @Field(() => Int, { description: 'The narrowest an aisle may be: 0 to 1,000.' }) aisle!: number;
  @Field(() => Int, { description: 'How much floor stays free before entrances and exits: 0 to 1,000.' })
  clearance!: number;
  @Field(() => PlanPictureType, { nullable: true }) picture!: PlanPictureType | null;
  @Field(() => [PlanZoneType], { description: '1 to 30.' }) zones!: PlanZoneType[];
  @Field(() => [BoothTypeType], { description: '1 to 12.' }) types!: BoothTypeType[];
  @Field(() => [PlanBoothType], { description: 'At most 1,000.' }) booths!: PlanBoothType[];
  @Field(() => [PlanMarkType], { description: 'At most 200.' }) marks!: PlanMarkType[];
}

@ObjectType('Hall', { description: 'A hall of an event, for its organisers.' })
export class HallType {
  @Field(() => ID) id!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => HallPlanType, { description: 'As it is being drawn.' }) plan!: HallPlanType;
  @Field(() => Int, { nullable: true, description: 'Which version everybody sees; null: none yet.' })
  publishedVersion!: number | null;
  @Field(() => Boolean, { description: 'Whether what is drawn differs from what everybody sees.' })
  changed!: boolean;
  @Field(() => Int, { description: 'Booths on the published plan where somebody can be placed.' })
  openBooths!: number;
  @Field(() => Int, { description: 'How many of these somebody holds or has.' }) takenBooths!: number;
}
