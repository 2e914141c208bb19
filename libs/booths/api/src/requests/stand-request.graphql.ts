import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type Product,
  REQUEST_STATUSES,
  type RequestStatus,
  STAY_STATUSES,
  type StayStatus,
} from '@pho-hien/booths-core';
import { FieldEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork } from '@pho-hien/organisations-core';
import { enumOf, InvalidInputType, resultUnion, StaleVersionType } from '@pho-hien/platform';

const RequestStatusEnum = enumOf(REQUEST_STATUSES);
registerEnumType(RequestStatusEnum, { name: 'StandRequestStatus' });
export const StayStatusEnum = enumOf(STAY_STATUSES);
registerEnumType(StayStatusEnum, {
  name: 'StayStatus',
  description: 'Held for some minutes; assigned, to be confirmed; confirmed by the exhibitor; over.',
});

@ObjectType({ description: 'Something that is shown at a stand.' })
@InputType('StandProductInput')
export class StandProduct {
  @Field(() => String, { description: 'At most 100 characters.' }) name!: string;
  @Field(() => String, { description: 'At most 500 characters; may be empty.' }) text!: string;
}

@ObjectType('StandCall', { description: 'When an event takes requests for stands.' })
export class StandCallType {
  @Field(() => ID) eventId!: string;
  @Field(() => Int) version!: number;
  @Field(() => Date) opensAt!: Date;
  @Field(() => Date, { description: 'From this instant on none is taken.' }) closesAt!: Date;
  @Field(() => Int, { description: 'How many days an exhibitor has to confirm: 1 to 60.' }) confirmDays!: number;
  @Field(() => Boolean, { description: 'Whether a request that came now would be taken.' }) open!: boolean;
}

@InputType()
export class SaveStandCallInput {
  @Field(() => ID) eventId!: string;
  @Field(() => Int, { nullable: true, description: 'The version that was read; null the first time.' })
  version?: number | null;
  @Field(() => Date) opensAt!: Date;
  @Field(() => Date) closesAt!: Date;
  @Field(() => Int, { description: '1 to 60.' }) confirmDays!: number;
}

@ObjectType('BoothStay', { description: 'An exhibitor in a booth.' })
export class BoothStayType {
  @Field(() => ID) id!: string;
  @Field(() => ID) boothId!: string;
  @Field(() => String, { description: 'The booth’s number.' }) number!: string;
  @Field(() => StayStatusEnum) status!: StayStatus;
  @Field(() => Int, { description: 'What it draws of its zone’s supply.' }) watts!: number;
  @Field(() => Date, { nullable: true }) heldUntil!: Date | null;
  @Field(() => Boolean, { description: 'A hold is renewed once.' }) renewed!: boolean;
  @Field(() => Date, { nullable: true }) confirmBy!: Date | null;
}

@ObjectType('StandRequest', { description: 'For the organisation’s own people and the organisers.' })
export class StandRequestType {
  @Field(() => ID) id!: string;
  @Field(() => ID) eventId!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => FieldEnum, { nullable: true, description: 'The organisation’s field of work.' })
  field!: FieldOfWork | null;
  @Field(() => RequestStatusEnum) status!: RequestStatus;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => String) introduction!: string;
  @Field(() => [StandProduct]) products!: readonly Product[];
  @Field(() => Int, { description: 'What everything at the stand draws at once.' }) watts!: number;
  @Field(() => Boolean) water!: boolean;
  @Field(() => Boolean) internet!: boolean;
  @Field(() => [ID], { description: 'Booths, the dearest first.' }) wishes!: readonly string[];
  @Field(() => [String], { description: 'Names of organisations that it would rather not stand beside.' })
  avoid!: readonly string[];
  @Field(() => String, { description: 'For the organisers.' }) note!: string;
  @Field(() => Date) submittedAt!: Date;
  @Field(() => BoothStayType, { nullable: true, description: 'Its stand; a hold is told to organisers alone.' })
  stay!: BoothStayType | null;
}

@InputType()
export class SaveStandRequestInput {
  @Field(() => ID, { description: 'Made by the form: the same id is the same request.' }) id!: string;
  @Field(() => Int, { nullable: true, description: 'The version that was read; null the first time.' })
  version?: number | null;
  @Field(() => ID) eventId!: string;
  @Field(() => ID, { description: 'Who asks; never changed.' }) organisationId!: string;
  @Field(() => String, { description: 'Shown to visitors; at most 1,000 characters.' }) introduction!: string;
  @Field(() => [StandProduct], { description: '1 to 10; shown to visitors.' }) products!: StandProduct[];
  @Field(() => Int, { description: 'Watts that everything at the stand draws at once.' }) watts!: number;
  @Field(() => Boolean) water!: boolean;
  @Field(() => Boolean) internet!: boolean;
  @Field(() => [ID], { description: 'At most 3 booths, the dearest first.' }) wishes!: string[];
  @Field(() => [String], { description: 'At most 5 names.' }) avoid!: string[];
  @Field(() => String, { description: 'For the organisers; at most 500 characters.' }) note!: string;
}

@InputType()
export class WithdrawStandRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@ObjectType()
export class StandRequestSaved {
  @Field(() => StandRequestType) request!: StandRequestType;
}

@ObjectType()
export class StandCallSaved {
  @Field(() => StandCallType) call!: StandCallType;
}

@ObjectType('RequestsNotTaken', { description: 'No requests are taken at this moment; nothing was changed.' })
export class RequestsNotTakenType {
  @Field(() => Date, { nullable: true }) opensAt!: Date | null;
  @Field(() => Date, { nullable: true }) closesAt!: Date | null;
}

@ObjectType('AlreadyAsked', { description: 'The organisation asks for a stand at this event already.' })
export class AlreadyAskedType {
  @Field(() => ID, { description: 'The request that it has.' }) requestId!: string;
}

export const SaveStandCallResult = resultUnion(
  'SaveStandCallResult',
  StandCallSaved,
  InvalidInputType,
  StaleVersionType,
);
export const SaveStandRequestResult = resultUnion(
  'SaveStandRequestResult',
  StandRequestSaved,
  InvalidInputType,
  StaleVersionType,
  RequestsNotTakenType,
  AlreadyAskedType,
);
