import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';
import { PowerExceededType } from '../halls/hall-results.graphql.ts';
import { StandRequestType } from '../requests/stand-request.graphql.ts';

const PlacingEnum = { HOLD: 'HELD', ASSIGN: 'ASSIGNED' } as const;
registerEnumType(PlacingEnum, {
  name: 'BoothPlacing',
  description: 'Keep the booth for 15 minutes; or give it to the exhibitor, who then confirms.',
});
const OrganiserStepEnum = { RENEW: 'renew', ASSIGN: 'assign', RELEASE: 'release' } as const;
registerEnumType(OrganiserStepEnum, {
  name: 'StayStep',
  description: 'Hold it 15 minutes more, once; give it to the exhibitor; take it back.',
});
const ExhibitorStepEnum = { CONFIRM: 'confirm', GIVE_UP: 'giveUp' } as const;
registerEnumType(ExhibitorStepEnum, { name: 'StandAnswer', description: 'Take the stand; do without it.' });

@InputType()
export class PlaceExhibitorInput {
  @Field(() => ID) boothId!: string;
  @Field(() => ID, { description: 'Whose request: of the same event.' }) requestId!: string;
  @Field(() => PlacingEnum) as!: (typeof PlacingEnum)[keyof typeof PlacingEnum];
}

@InputType()
export class ChangeStayInput {
  @Field(() => ID) id!: string;
  @Field(() => OrganiserStepEnum) step!: (typeof OrganiserStepEnum)[keyof typeof OrganiserStepEnum];
  @Field(() => String, {
    description: 'Required to take back what the exhibitor was told of: they read it. At most 2,000 characters.',
  })
  reason!: string;
}

@InputType()
export class AnswerStandInput {
  @Field(() => ID, { description: 'The stay.' }) id!: string;
  @Field(() => ExhibitorStepEnum) answer!: (typeof ExhibitorStepEnum)[keyof typeof ExhibitorStepEnum];
}

@ObjectType()
export class ExhibitorPlaced {
  @Field(() => StandRequestType) request!: StandRequestType;
}

@ObjectType('BoothTaken', { description: 'Somebody holds or has the booth; nothing was changed.' })
export class BoothTakenType {
  @Field(() => String) number!: string;
  @Field(() => Date, { nullable: true, description: 'Of a hold: when it runs out.' }) heldUntil!: Date | null;
}

@ObjectType('RequestPlaced', { description: 'The request has a stand, or one is held for it; nothing was changed.' })
export class RequestPlacedType {
  @Field(() => String, { description: 'Of the booth.' }) number!: string;
}

@ObjectType('HoldOver', { description: 'The hold has run out, or was renewed before; nothing was changed.' })
export class HoldOverType {
  @Field(() => Boolean) renewed!: boolean;
}

@ObjectType('ZonePower', { description: 'What a zone gives and what its stands draw, in watts.' })
export class ZonePowerType {
  @Field(() => ID) zoneId!: string;
  @Field(() => Int) supplyWatts!: number;
  @Field(() => Int) drawnWatts!: number;
}

export const PlaceExhibitorResult = resultUnion(
  'PlaceExhibitorResult',
  ExhibitorPlaced,
  InvalidInputType,
  BoothTakenType,
  RequestPlacedType,
  PowerExceededType,
);
export const ChangeStayResult = resultUnion('ChangeStayResult', ExhibitorPlaced, InvalidInputType, HoldOverType);
