import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@pho-hien/kernel';
import {
  InvalidInputType,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';
import { StillInUseType } from '../rooms/room.graphql.ts';

@ObjectType('Speaker', { description: 'Who speaks at an event, as everybody may read it.' })
export class SpeakerType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Sent back with a change, so that two editors notice each other.' })
  version!: number;
  @Field(() => String) fullName!: string;
  @Field(() => LocalizedTextType, { description: 'Such as *Giám đốc*; may be empty.' }) position!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'May be empty.' }) organisation!: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'A few sentences of plain text; may be empty.' }) bio!: LocalizedText;
}

@InputType({ isAbstract: true })
class SpeakerFields {
  @Field(() => String) fullName!: string;
  @Field(() => LocalizedTextInput, { description: 'At most 150 characters; may be empty.' })
  position!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 150 characters; may be empty.' })
  organisation!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 1,000 characters; may be empty.' })
  bio!: LocalizedTextInput;
}

@InputType()
export class CreateSpeakerInput extends SpeakerFields {
  @Field(() => ID) eventId!: string;
}

@InputType()
export class UpdateSpeakerInput extends SpeakerFields {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
}

@InputType()
export class DeleteSpeakerInput {
  @Field(() => ID) id!: string;
}

@ObjectType()
export class SpeakerSaved {
  @Field(() => SpeakerType) speaker!: SpeakerType;
}

@ObjectType()
export class SpeakerDeleted {
  @Field(() => ID) id!: string;
}

export const SaveSpeakerResult = resultUnion('SaveSpeakerResult', SpeakerSaved, InvalidInputType, StaleVersionType);
export const DeleteSpeakerResult = resultUnion('DeleteSpeakerResult', SpeakerDeleted, StillInUseType);
