import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BOOTH_CHANGES, type BoothChange, PLAN_WARNINGS, type PlanWarningCode } from '@pho-hien/booths-core';
import { enumOf, InvalidInputType, resultUnion, StaleVersionType } from '@pho-hien/platform';
import { HallPlanType, HallType } from './hall.graphql.ts';

const WarningEnum = enumOf(PLAN_WARNINGS);
registerEnumType(WarningEnum, { name: 'PlanWarningCode' });
const ChangeEnum = enumOf(BOOTH_CHANGES);
registerEnumType(ChangeEnum, { name: 'BoothChange', description: 'What a new version of a plan does to a booth.' });

@InputType()
export class CreateHallInput {
  @Field(() => ID, { description: 'Made by the form: the same id is the same hall.' }) id!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => HallPlanType) plan!: HallPlanType;
}

@InputType()
export class SaveHallInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => HallPlanType, { description: 'The whole of it; what is missing is taken out.' }) plan!: HallPlanType;
}

@InputType()
export class PublishHallInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => [ID], { description: 'Stays whose exhibitors may be moved, as `ExhibitorsMoved` named them.' })
  moving!: string[];
}

@ObjectType()
export class HallSaved {
  @Field(() => HallType) hall!: HallType;
}

@ObjectType('PlanWarning', { description: 'Something on a plan that somebody should look at.' })
export class PlanWarningType {
  @Field(() => WarningEnum) code!: PlanWarningCode;
  @Field(() => [ID], { description: 'The booths, marks or the zone it is about.' }) ids!: readonly string[];
  @Field(() => Int, { nullable: true, description: 'What was found: centimetres or watts.' }) found!: number | null;
  @Field(() => Int, { nullable: true, description: 'What the plan asks for, in the same unit.' })
  wanted!: number | null;
}

@ObjectType('PlanNotSafe', { description: 'The plan cannot be published like this; nothing was changed.' })
export class PlanNotSafeType {
  @Field(() => [PlanWarningType]) warnings!: readonly PlanWarningType[];
}

@ObjectType({ description: 'An exhibitor whom a new version moves.' })
export class MovedExhibitor {
  @Field(() => ID) stayId!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => String) numberBefore!: string;
  @Field(() => String) numberAfter!: string;
  @Field(() => [ChangeEnum]) changes!: readonly BoothChange[];
}

@ObjectType('ExhibitorsMoved', {
  description: 'The new version moves these; nothing was changed. Publish again and name them to go on.',
})
export class ExhibitorsMovedType {
  @Field(() => [MovedExhibitor]) moved!: readonly MovedExhibitor[];
}

@ObjectType({ description: 'An exhibitor in a booth that the plan no longer has.' })
export class LeftExhibitor {
  @Field(() => String) number!: string;
  @Field(() => String) organisationName!: string;
}

@ObjectType('BoothsTaken', {
  description: 'Somebody is in a booth that would close; nothing was changed. Place them elsewhere first.',
})
export class BoothsTakenType {
  @Field(() => [LeftExhibitor]) taken!: readonly LeftExhibitor[];
}

@ObjectType('PowerExceeded', { description: 'A zone would draw more than its supply; nothing was changed. Watts.' })
export class PowerExceededType {
  @Field(() => String) zoneName!: string;
  @Field(() => Int) supplyWatts!: number;
  @Field(() => Int, { description: 'What its stands draw now.' }) drawnWatts!: number;
  @Field(() => Int, { description: 'How much more was asked for.' }) askedWatts!: number;
}

export const SaveHallResult = resultUnion('SaveHallResult', HallSaved, InvalidInputType, StaleVersionType);
export const PublishHallResult = resultUnion(
  'PublishHallResult',
  HallSaved,
  InvalidInputType,
  StaleVersionType,
  PlanNotSafeType,
  ExhibitorsMovedType,
  BoothsTakenType,
  PowerExceededType,
);
