import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  PLACING_REASONS,
  type PlacingReason,
  UNMET_NEEDS,
  type UnmetNeed,
  UNPLACED_REASONS,
  type UnplacedReason,
} from '@pho-hien/booths-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';

const PlacingReasonEnum = enumOf(PLACING_REASONS);
registerEnumType(PlacingReasonEnum, { name: 'PlacingReason' });
const UnplacedReasonEnum = enumOf(UNPLACED_REASONS);
registerEnumType(UnplacedReasonEnum, { name: 'UnplacedReason', description: 'The first hindrance of several.' });
const UnmetNeedEnum = enumOf(UNMET_NEEDS);
registerEnumType(UnmetNeedEnum, { name: 'UnmetNeed' });

@ObjectType('ProposedPlace', { description: 'Somebody in a booth, with why.' })
export class ProposedPlaceType {
  @Field(() => ID) requestId!: string;
  @Field(() => ID) boothId!: string;
  @Field(() => PlacingReasonEnum) reason!: PlacingReason;
  @Field(() => Int, { description: 'How many of the same field stand beside or across.' }) sameField!: number;
}

@ObjectType('UnplacedExhibitor', { description: 'Somebody without a booth, with why.' })
export class UnplacedType {
  @Field(() => ID) requestId!: string;
  @Field(() => UnplacedReasonEnum) reason!: UnplacedReason;
  @Field(() => [UnmetNeedEnum], { description: 'What no free booth gives.' }) needs!: readonly UnmetNeed[];
}

@ObjectType({ description: 'Where those who wait could stand; nothing is assigned by it.' })
export class AllocationProposal {
  @Field(() => [ProposedPlaceType]) places!: readonly ProposedPlaceType[];
  @Field(() => [UnplacedType]) unplaced!: readonly UnplacedType[];
}

@InputType()
export class AcceptedPlace {
  @Field(() => ID) requestId!: string;
  @Field(() => ID) boothId!: string;
}

@InputType()
export class AssignStandsInput {
  @Field(() => ID) eventId!: string;
  @Field(() => [AcceptedPlace], { description: '1 to 1,000.' }) places!: AcceptedPlace[];
}

@ObjectType({ description: 'A place that could not be given: something changed since it was proposed.' })
export class RefusedPlace {
  @Field(() => ID) requestId!: string;
  @Field(() => String, {
    description: '`BoothTaken`, `RequestPlaced`, `PowerExceeded`, or `Gone` where booth or request is no longer there.',
  })
  code!: string;
}

@ObjectType()
export class StandsAssigned {
  @Field(() => Int, { description: 'How many were assigned.' }) assigned!: number;
  @Field(() => [RefusedPlace]) refused!: readonly RefusedPlace[];
}

export const AssignStandsResult = resultUnion('AssignStandsResult', StandsAssigned, InvalidInputType);
