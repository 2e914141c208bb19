import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ENTRY_RULES, type EntryRule } from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import {
  enumOf,
  InvalidInputType,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';
import { GateQuestionInput, GateQuestionType } from './gate-question.graphql.ts';

export const EntryRuleEnum = enumOf(ENTRY_RULES);
registerEnumType(EntryRuleEnum, {
  name: 'EntryRule',
  description: 'How often one ticket may enter; a day begins at midnight in Vietnam.',
});

@ObjectType({ description: 'A time in which people may enter: from, up to but not including until.' })
export class EntryWindowType {
  @Field(() => Date) from!: Date;
  @Field(() => Date) until!: Date;
}

@ObjectType('CheckInList', { description: 'Who may enter where, how often and when.' })
export class CheckInListType {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Boolean, { description: 'Nobody is let in while it is closed.' }) closed!: boolean;
  @Field(() => EntryRuleEnum) entry!: EntryRule;
  @Field(() => Int, { nullable: true, description: 'Entries a day, for N_A_DAY.' }) maxPerDay!: number | null;
  @Field(() => Boolean, { description: 'People are scanned when they leave.' }) exits!: boolean;
  @Field(() => Boolean, { description: 'Who was scanned out may come in again.' }) reentry!: boolean;
  @Field(() => Int, { nullable: true, description: 'Persons inside at once; null: no limit.' }) capacity!:
    number | null;
  @Field(() => [EntryWindowType], { description: 'Empty: at any time.' }) windows!: EntryWindowType[];
  @Field(() => Int, { description: 'Minutes before and after each window.' }) toleranceMinutes!: number;
  @Field(() => [ID]) ticketTypeIds!: string[];
  @Field(() => ID, {
    nullable: true,
    description: 'The session that it is for: where one signs up for it, who did comes in. Null: for the event.',
  })
  sessionId!: string | null;
  @Field(() => [GateQuestionType], { description: 'Asked at the gate, in this order; at most five.' })
  questions!: GateQuestionType[];
}

@InputType()
export class EntryWindowInput {
  @Field(() => Date) from!: Date;
  @Field(() => Date) until!: Date;
}

@InputType({ isAbstract: true })
export class ListSettingsInput {
  @Field(() => LocalizedTextInput) name!: LocalizedTextInput;
  @Field(() => EntryRuleEnum) entry!: EntryRule;
  @Field(() => Int, { nullable: true }) maxPerDay?: number | null;
  @Field(() => Boolean, { defaultValue: false }) exits!: boolean;
  @Field(() => Boolean, { defaultValue: false }) reentry!: boolean;
  @Field(() => Int, { nullable: true }) capacity?: number | null;
  @Field(() => [EntryWindowInput], { defaultValue: [] }) windows!: EntryWindowInput[];
  @Field(() => Int, { defaultValue: 0 }) toleranceMinutes!: number;
  @Field(() => [ID]) ticketTypeIds!: string[];
  @Field(() => ID, { nullable: true, description: 'A session of the event.' }) sessionId?: string | null;
  @Field(() => [GateQuestionInput], { defaultValue: [], description: 'At most five, one of them required.' })
  questions?: GateQuestionInput[];
}

@InputType()
export class CreateCheckInListInput extends ListSettingsInput {
  @Field(() => ID) eventId!: string;
}

@InputType()
export class UpdateCheckInListInput extends ListSettingsInput {
  @Field(() => ID) listId!: string;
  @Field(() => Int, { description: 'The version that was read.' }) version!: number;
  @Field(() => Boolean, { defaultValue: false }) closed!: boolean;
}

@ObjectType()
export class CheckInListSaved {
  @Field(() => CheckInListType) list!: CheckInListType;
}

export const SaveCheckInListResult = resultUnion(
  'SaveCheckInListResult',
  CheckInListSaved,
  InvalidInputType,
  StaleVersionType,
);
