import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@pho-hien/kernel';
import { connectionOf, InvalidInputType, LocalizedTextType, resultUnion } from '@pho-hien/platform';
import { ConflictSide } from '../sync/sync.graphql.ts';

@ObjectType('Conflict', { description: 'Two admissions of one ticket of which one was too many.' })
export class ConflictType {
  @Field(() => ID) id!: string;
  @Field(() => ID) listId!: string;
  @Field(() => LocalizedTextType) listName!: LocalizedText;
  @Field(() => ID) ticketId!: string;
  @Field(() => ID) registrationId!: string;
  @Field(() => String) holderName!: string;
  @Field(() => LocalizedTextType) ticketTypeName!: LocalizedText;
  @Field(() => ConflictSide, { description: 'The earlier one, which is the entry.' }) entry!: ConflictSide;
  @Field(() => ConflictSide) other!: ConflictSide;
  @Field(() => Date) noticedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null: nobody has settled it yet.' }) settledAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'The name of the person, or of the device, that settled it.' })
  settledBy!: string | null;
  @Field(() => String, { nullable: true, description: 'What was found out.' }) note!: string | null;
}

export const ConflictConnection = connectionOf('Conflict', () => ConflictType);

@ArgsType()
export class ConflictsArgs {
  @Field(() => ID) eventId!: string;
  @Field(() => Int, { nullable: true, description: 'At most 100; 30 when missing.' }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

@InputType()
export class SettleConflictInput {
  @Field(() => ID) conflictId!: string;
  @Field(() => String, { description: 'At most 500 characters.' }) note!: string;
}

@ObjectType()
export class ConflictSettled {
  @Field(() => ConflictType) conflict!: ConflictType;
}

export const SettleConflictResult = resultUnion('SettleConflictResult', ConflictSettled, InvalidInputType);
