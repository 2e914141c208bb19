import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@pho-hien/kernel';
import { LocalizedTextType } from '@pho-hien/platform';
import { ConflictType } from '../conflicts/conflict.graphql.ts';
import { GateType } from '../gates/gate.graphql.ts';
import { DenialsToday, DeviceStanding } from '../live/live-day.graphql.ts';
import { ShiftType } from '../shifts/shift.graphql.ts';

@ObjectType({ description: 'A gate that somebody supervises.' })
export class SupervisedGate {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => LocalizedTextType) eventName!: LocalizedText;
}

@ObjectType({ description: 'How much a device handed in that it should no longer have made; organisers decide on it.' })
export class KeptApart {
  @Field(() => ID) deviceId!: string;
  @Field(() => String) deviceName!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'One gate’s day, for who supervises it.' })
export class GateDay {
  @Field(() => Date, { description: 'When it was counted.' }) at!: Date;
  @Field(() => LocalizedTextType) eventName!: LocalizedText;
  @Field(() => GateType) gate!: GateType;
  @Field(() => Int, { description: 'Persons who came in here today.' }) entries!: number;
  @Field(() => Int) exits!: number;
  @Field(() => Int) denied!: number;
  @Field(() => Int, { description: 'Who came in here and did not leave here; below nought where more left.' })
  inside!: number;
  @Field(() => [Int], {
    description: 'Persons who came in here on each of the last 60 minutes, the oldest first; the last still goes on.',
  })
  arrivals!: number[];
  @Field(() => Int, { description: 'Persons in the next 15 minutes, if they go on coming as in the last 15.' })
  expected!: number;
  @Field(() => [DenialsToday], { description: 'Refusals here within the hour, the most frequent first.' })
  denials!: DenialsToday[];
  @Field(() => [DeviceStanding], { description: 'Its devices that may work, by name.' }) devices!: DeviceStanding[];
  @Field(() => [ConflictType], { description: 'Those with a side here that nobody has settled; at most 50.' })
  conflicts!: ConflictType[];
  @Field(() => [KeptApart]) keptApart!: KeptApart[];
  @Field(() => [ShiftType], { description: 'Who stands here, as they begin, from today on; at most 100.' })
  shifts!: ShiftType[];
}
