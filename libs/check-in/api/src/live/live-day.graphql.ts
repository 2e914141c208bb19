import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  DEVICE_STATES,
  type DenialReason,
  type DeviceState,
  ROOM_STATES,
  type RoomState,
} from '@pho-hien/check-in-core';
import { enumOf } from '@pho-hien/platform';
import { GateType } from '../gates/gate.graphql.ts';
import { CheckInListType } from '../lists/check-in-list.graphql.ts';
import { VerdictReasonEnum } from '../scans/scan.graphql.ts';
import { Simulation } from '../simulator/simulator.graphql.ts';
import { ScanSummary, TypeCount } from './live.graphql.ts';

export const RoomStateEnum = enumOf(ROOM_STATES);
registerEnumType(RoomStateEnum, { name: 'RoomState', description: 'How full a room is; nearly full from 90%.' });
export const DeviceStateEnum = enumOf(DEVICE_STATES);
registerEnumType(DeviceStateEnum, {
  name: 'DeviceState',
  description: 'What is known of a device; silent when it was not heard of for ten minutes.',
});

@ObjectType({ description: 'What happened on one list today.' })
export class ListToday {
  @Field(() => CheckInListType) list!: CheckInListType;
  @Field(() => Int, { description: 'Persons inside now.' }) inside!: number;
  @Field(() => RoomStateEnum) state!: RoomState;
  @Field(() => [Int], {
    description: 'Persons who came in on each of the last 60 minutes, the oldest first; the last one still goes on.',
  })
  arrivals!: number[];
  @Field(() => Int, {
    description:
      'Persons in the next 15 minutes, if they go on coming as in the last 15, the newest of which count most.',
  })
  expected!: number;
}

@ObjectType({ description: 'What happened at one gate today.' })
export class GateToday {
  @Field(() => GateType) gate!: GateType;
  @Field(() => Int) entries!: number;
  @Field(() => Int) exits!: number;
  @Field(() => Int) denied!: number;
  @Field(() => Int, { description: 'Who came in here and did not leave here; below nought where more left.' })
  inside!: number;
}

@ObjectType({ description: 'How often a reason was given for a refusal today.' })
export class DenialsToday {
  @Field(() => VerdictReasonEnum) reason!: DenialReason;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'What the server knows of a device at a gate.' })
export class DeviceStanding {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) gateName!: string;
  @Field(() => DeviceStateEnum) state!: DeviceState;
  @Field(() => Date, { nullable: true }) lastSeenAt!: Date | null;
  @Field(() => Int, {
    description: 'Scans that it made and that did not arrive, as it said or as the gaps in its numbers show.',
  })
  waiting!: number;
}

@ObjectType({ description: 'An event’s day as it happens, for the wall and for a telephone.' })
export class LiveDay {
  @Field(() => Date, { description: 'When it was counted.' }) at!: Date;
  @Field(() => Int, { description: 'Persons inside now, over all lists: who is inside two counts once.' })
  insideNow!: number;
  @Field(() => Int, { description: 'Tickets that were let in at least once, on any day.' }) admittedTickets!: number;
  @Field(() => [TypeCount]) byTicketType!: TypeCount[];
  @Field(() => [GateToday], { description: 'Every gate, by name.' }) byGate!: GateToday[];
  @Field(() => [ListToday], { description: 'Every list, oldest first.' }) byList!: ListToday[];
  @Field(() => [DenialsToday], { description: 'The most frequent first.' }) denials!: DenialsToday[];
  @Field(() => Int, { description: 'Conflicts that nobody has settled.' }) conflicts!: number;
  @Field(() => [DeviceStanding], { description: 'The devices that may work, by gate; read every few seconds.' })
  devices!: DeviceStanding[];
  @Field(() => [ScanSummary], { description: 'The last 20 scans, newest first.' }) latest!: ScanSummary[];
  @Field(() => Simulation, { nullable: true, description: 'The simulation that runs, in demonstrations.' })
  simulation!: Simulation | null;
}
