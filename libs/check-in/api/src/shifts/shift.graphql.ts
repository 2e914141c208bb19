import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '@pho-hien/identity-api';
import { DomainError, type LocalizedText, type Role } from '@pho-hien/kernel';
import { InvalidInputType, LocalizedTextType, resultUnion } from '@pho-hien/platform';

@ObjectType('Shift', { description: 'Who stands where, from when to when.' })
export class ShiftType {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => String) personName!: string;
  @Field(() => ID, { nullable: true }) gateId!: string | null;
  @Field(() => String, { nullable: true, description: 'Null: wherever they are needed.' }) gateName!: string | null;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date, { description: 'Up to, not including.' }) endsAt!: Date;
  @Field(() => String, { nullable: true, description: 'For whoever comes after.' }) handoverNote!: string | null;
  @Field(() => Date, { nullable: true }) handoverAt!: Date | null;
}

@ObjectType({ description: 'A shift of one’s own, with what those before left.' })
export class OwnShift {
  @Field(() => ShiftType) shift!: ShiftType;
  @Field(() => LocalizedTextType) eventName!: LocalizedText;
  @Field(() => ShiftType, {
    nullable: true,
    description: 'The last shift at the same gate that began before and left a note.',
  })
  before!: ShiftType | null;
}

@ObjectType({ description: 'Somebody who can be put on a shift of an event.' })
export class ShiftPerson {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => RoleEnum) role!: Role;
}

@InputType()
export class CreateShiftInput {
  @Field(() => ID) eventId!: string;
  @Field(() => ID) personId!: string;
  @Field(() => ID, { nullable: true, description: 'Null: wherever they are needed.' }) gateId?: string | null;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
}

@InputType()
export class DeleteShiftInput {
  @Field(() => ID) shiftId!: string;
}

@InputType()
export class WriteHandoverInput {
  @Field(() => ID) shiftId!: string;
  @Field(() => String, { description: 'Empty: no note any more.' }) note!: string;
}

@ObjectType()
export class ShiftSaved {
  @Field(() => ShiftType) shift!: ShiftType;
}

@ObjectType()
export class ShiftDeleted {
  @Field(() => ID) shiftId!: string;
}

@ObjectType('ShiftOverlaps', {
  description: 'The person stands somewhere at that time already, perhaps at another event.',
})
export class ShiftOverlapsType {
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
}

export class ShiftOverlaps extends DomainError<{ readonly startsAt: Date; readonly endsAt: Date }> {
  readonly code = 'ShiftOverlaps';
}

export const CreateShiftResult = resultUnion('CreateShiftResult', ShiftSaved, InvalidInputType, ShiftOverlapsType);
export const HandoverResult = resultUnion('HandoverResult', ShiftSaved, InvalidInputType);
