import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@pho-hien/kernel';
import {
  InvalidInputType,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';

@ObjectType('Room', { description: 'A place where sessions of an event happen.' })
export class RoomType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'Where it is, such as *Tầng 2*; may be empty.' })
  place!: LocalizedText;
  @Field(() => Int, { nullable: true, description: 'People that fit; null: not said.' }) capacity!: number | null;
}

@InputType({ isAbstract: true })
class RoomFields {
  @Field(() => LocalizedTextInput, { description: 'One line, nobody else’s within the event; English may be empty.' })
  name!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 200 characters; may be empty.' })
  place!: LocalizedTextInput;
  @Field(() => Int, { nullable: true, description: '1 to 1,000,000; null: not said.' }) capacity?: number | null;
}

@InputType()
export class CreateRoomInput extends RoomFields {
  @Field(() => ID) eventId!: string;
}

@InputType()
export class UpdateRoomInput extends RoomFields {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class DeleteRoomInput {
  @Field(() => ID) id!: string;
}

@ObjectType()
export class RoomSaved {
  @Field(() => RoomType) room!: RoomType;
}

@ObjectType()
export class RoomDeleted {
  @Field(() => ID) id!: string;
}

@ObjectType('StillInUse', {
  description: 'It cannot be deleted: so many sessions name it, or so many people signed up.',
})
export class StillInUseType {
  @Field(() => Int) by!: number;
}

export const SaveRoomResult = resultUnion('SaveRoomResult', RoomSaved, InvalidInputType, StaleVersionType);
export const DeleteRoomResult = resultUnion('DeleteRoomResult', RoomDeleted, StillInUseType);
