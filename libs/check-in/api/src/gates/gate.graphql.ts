import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';

@ObjectType('Gate', { description: 'A place where tickets are scanned.' })
export class GateType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [ID], { description: 'The lists it scans for.' }) listIds!: string[];
  @Field(() => Boolean, { description: 'Whoever is let in here gets a badge printed.' }) printsBadges!: boolean;
}

@InputType()
export class CreateGateInput {
  @Field(() => ID) eventId!: string;
  @Field(() => String) name!: string;
  @Field(() => [ID]) listIds!: string[];
  @Field(() => Boolean, { defaultValue: false }) printsBadges?: boolean;
}

@InputType()
export class UpdateGateInput {
  @Field(() => ID) gateId!: string;
  @Field(() => String) name!: string;
  @Field(() => [ID]) listIds!: string[];
  @Field(() => Boolean, { defaultValue: false }) printsBadges?: boolean;
}

@ObjectType()
export class GateSaved {
  @Field(() => GateType) gate!: GateType;
}

export const SaveGateResult = resultUnion('SaveGateResult', GateSaved, InvalidInputType);
