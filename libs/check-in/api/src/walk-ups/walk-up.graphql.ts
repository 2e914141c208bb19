import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BLOCK_ENDS, type BlockEnd } from '@pho-hien/check-in-core';
import { FormType } from '@pho-hien/events-api';
import type { VietnamDay } from '@pho-hien/kernel';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';
import { DeviceType } from '../devices/device.graphql.ts';
import { GateType } from '../gates/gate.graphql.ts';

@ObjectType({ description: 'A ticket type that a gate gives to people who come without a ticket.' })
export class GateWalkUpType {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Int, { description: 'Places that each of its devices holds in advance: 1 to 50.' }) blockSize!: number;
}

@InputType()
export class GateWalkUpInput {
  @Field(() => ID, { description: 'Of a type that one of the gate’s lists lets in.' }) ticketTypeId!: string;
  @Field(() => Int, { description: '1 to 50.' }) blockSize!: number;
}

@InputType()
export class SetGateWalkUpsInput {
  @Field(() => ID) gateId!: string;
  @Field(() => [GateWalkUpInput], { description: 'None: nobody is registered at this gate.' })
  walkUps!: GateWalkUpInput[];
}

@ObjectType()
export class GateWalkUpsSet {
  @Field(() => GateType) gate!: GateType;
}

export const SetGateWalkUpsResult = resultUnion('SetGateWalkUpsResult', GateWalkUpsSet, InvalidInputType);

export const BlockEndEnum = enumOf(BLOCK_ENDS);
registerEnumType(BlockEndEnum, {
  name: 'WalkUpBlockEnd',
  description: 'Its day is over, the gate gives the type no more, it was revoked, or its device was.',
});

@ObjectType('WalkUpBlock', { description: 'Places of one ticket type that a device holds today for whoever comes.' })
export class WalkUpBlockType {
  @Field(() => ID) id!: string;
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Int, { description: 'Held, and not yet told to be used.' }) reserved!: number;
  @Field(() => Int, { description: 'People registered with it.' }) used!: number;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
  @Field(() => BlockEndEnum, { nullable: true }) endReason!: BlockEnd | null;
}

@InputType()
export class RevokeWalkUpsInput {
  @Field(() => ID) deviceId!: string;
  @Field(() => String, { description: 'At most 300 characters.' }) reason!: string;
}

@ObjectType()
export class WalkUpsRevoked {
  @Field(() => DeviceType) device!: DeviceType;
}

export const RevokeWalkUpsResult = resultUnion('RevokeWalkUpsResult', WalkUpsRevoked, InvalidInputType);

@ObjectType({ description: 'A place that the device may give to somebody today.' })
export class WalkUpPlace {
  @Field(() => ID, { description: 'Of the ticket to come.' }) ticketId!: string;
  @Field(() => Int) ticketTypeNumber!: number;
  @Field(() => String, { description: 'Text of its QR code, signed and good today only.' }) code!: string;
}

@ObjectType({ description: 'What a ticket type asks of everybody, to be asked at the desk.' })
export class WalkUpForm {
  @Field(() => Int) ticketTypeNumber!: number;
  @Field(() => FormType, { description: 'The newest version. Files are not asked for at a desk.' }) form!: FormType;
}

@ObjectType({ description: 'All that the device holds now; what it has and is not named here is no longer its own.' })
export class WalkUpsReserved {
  @Field(() => String, { description: 'The day it is for, in Vietnam: YYYY-MM-DD.' }) day!: VietnamDay;
  @Field(() => [Int], { description: 'What the gate gives; with no place for one, nothing is left or it was revoked.' })
  ticketTypeNumbers!: number[];
  @Field(() => String, { description: 'To which walk-ups are sealed: 65 bytes of P-256, base64url.' })
  receivingKey!: string;
  @Field(() => [WalkUpPlace]) places!: WalkUpPlace[];
  @Field(() => [WalkUpForm], { description: 'Of the ticket types that ask something.' }) forms!: WalkUpForm[];
}
