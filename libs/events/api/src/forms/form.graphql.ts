import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CONDITION_OPERATORS, type ConditionOperator, FIELD_KINDS, type FieldKind } from '@pho-hien/events-core';
import { StoredFileType } from '@pho-hien/files-api';
import type { LocalizedText } from '@pho-hien/kernel';
import {
  enumOf,
  InvalidInputType,
  LocalizedTextInput,
  LocalizedTextType,
  resultUnion,
  StaleVersionType,
} from '@pho-hien/platform';

const FieldKindEnum = enumOf(FIELD_KINDS);
registerEnumType(FieldKindEnum, { name: 'FieldKind', description: 'What a question asks for.' });
const ConditionOperatorEnum = enumOf(CONDITION_OPERATORS);
registerEnumType(ConditionOperatorEnum, {
  name: 'ConditionOperator',
  description: 'How a condition looks at an earlier answer; `IS` and `IS_NOT` compare with one option.',
});

@ObjectType('FieldCondition', { description: 'The question is asked only where an earlier answer is so.' })
@InputType('FieldConditionInput')
export class FieldConditionType {
  @Field(() => ID, { description: 'An earlier question.' }) fieldId!: string;
  @Field(() => ConditionOperatorEnum) operator!: ConditionOperator;
  @Field(() => ID, { nullable: true, description: 'For `IS` and `IS_NOT`.' }) optionId!: string | null;
}

@ObjectType('FieldOption')
export class FieldOptionType {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedTextType) label!: LocalizedText;
}

@InputType('FieldOptionInput')
export class FieldOptionInput {
  @Field(() => ID, { description: 'A UUID of version 7; the same from version to version.' }) id!: string;
  @Field(() => LocalizedTextInput) label!: LocalizedTextInput;
}

/** What both a field and its input say in the same words. */
@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
class FieldSettings {
  @Field(() => ID, { description: 'A UUID of version 7; the same from version to version.' }) id!: string;
  @Field(() => FieldKindEnum) kind!: FieldKind;
  @Field(() => Boolean) required!: boolean;
  @Field(() => Boolean, { description: '`TEXT`: several lines.' }) long!: boolean;
  @Field(() => Int, { description: '`TEXT`: the most characters, 1 to 5,000.' }) maxLength!: number;
  @Field(() => Boolean, { description: '`CHOICE`: several options.' }) many!: boolean;
  @Field(() => Boolean, { description: '`NUMBER`: whole ones only.' }) integer!: boolean;
  @Field(() => Float, { nullable: true, description: '`NUMBER`.' }) min!: number | null;
  @Field(() => Float, { nullable: true, description: '`NUMBER`.' }) max!: number | null;
  @Field(() => String, { nullable: true, description: '`DATE`: the first day, `2026-12-12`.' }) earliest!:
    string | null;
  @Field(() => String, { nullable: true, description: '`DATE`: the last day.' }) latest!: string | null;
}

@ObjectType('FormField', { description: 'One question. Settings that are not of its kind mean nothing.' })
export class FormFieldType extends FieldSettings {
  @Field(() => LocalizedTextType, { description: 'For a `CONSENT`, the words that are agreed to.' })
  label!: LocalizedText;
  @Field(() => LocalizedTextType) help!: LocalizedText;
  @Field(() => FieldConditionType, { nullable: true, description: 'Null: always asked.' })
  condition!: FieldConditionType | null;
  @Field(() => [FieldOptionType]) options!: FieldOptionType[];
}

@InputType('FormFieldInput')
export class FormFieldInput extends FieldSettings {
  @Field(() => LocalizedTextInput, {
    description: 'At most 300 characters, 2,000 for a `CONSENT`; English may be empty.',
  })
  label!: LocalizedTextInput;
  @Field(() => LocalizedTextInput, { description: 'At most 500 characters; may be empty.' }) help!: LocalizedTextInput;
  @Field(() => FieldConditionType, { nullable: true }) condition?: FieldConditionType | null;
  @Field(() => [FieldOptionInput], { description: '`CHOICE`: 2 to 60.' }) options!: FieldOptionInput[];
}

@ObjectType('Form', { description: 'What registrants of a ticket type are asked, as it was published once.' })
export class FormType {
  @Field(() => Int, { description: '1, 2, 3 … within the ticket type.' }) version!: number;
  @Field(() => Date) publishedAt!: Date;
  @Field(() => [FormFieldType], { description: 'In the order of asking; none: nothing is asked.' })
  fields!: readonly FormFieldType[];
}

@ObjectType('PublishedForm', { description: 'A version of a form, and how many registrations answered it.' })
export class PublishedFormType {
  @Field(() => FormType) form!: FormType;
  @Field(() => Int) answered!: number;
}

@ObjectType('GivenAnswer', { description: 'An answer with the question as it was shown.' })
export class GivenAnswerType {
  @Field(() => ID) fieldId!: string;
  @Field(() => FieldKindEnum) kind!: FieldKind;
  @Field(() => LocalizedTextType) label!: LocalizedText;
  @Field(() => [LocalizedTextType], {
    description: 'Texts, options chosen, number or day; empty for files and consents.',
  })
  texts!: LocalizedText[];
  @Field(() => [StoredFileType]) files!: StoredFileType[];
}

@ObjectType('StoredAnswer', { description: 'An answer as a form sends it.' })
export class StoredAnswerType {
  @Field(() => ID) fieldId!: string;
  @Field(() => [String]) values!: readonly string[];
}

@ObjectType('AnswerableForm', { description: 'A form that a holder may still answer otherwise.' })
export class AnswerableFormType {
  @Field(() => FormType, { description: 'The newest version.' }) form!: FormType;
  @Field(() => [StoredAnswerType]) given!: StoredAnswerType[];
  @Field(() => [StoredFileType], { description: 'Those among the answers.' }) files!: StoredFileType[];
  @Field(() => Date, { nullable: true, description: 'Not included.' }) until!: Date | null;
}

@InputType({ description: 'The answer to one question.' })
export class AnswerInput {
  @Field(() => ID) fieldId!: string;
  @Field(() => [String], {
    description: 'One text, number, day or file id; the ids of the options chosen; `yes` for a consent.',
  })
  values!: string[];
}

@InputType()
export class PublishFormInput {
  @Field(() => ID) ticketTypeId!: string;
  @Field(() => Int, { description: 'The newest version that was read; 0 where there was none.' }) version!: number;
  @Field(() => [FormFieldInput], { description: 'At most 40; none: nothing is asked any more.' })
  fields!: FormFieldInput[];
}

@InputType()
export class ChangeAnswersByWalletInput {
  @Field(() => String, { description: 'The wallet token.' }) token!: string;
  @Field(() => Int, { description: 'The version that was shown.' }) formVersion!: number;
  @Field(() => [AnswerInput]) answers!: AnswerInput[];
}

@ObjectType()
export class FormPublished {
  @Field(() => FormType) form!: FormType;
}

@ObjectType('FormChanged', {
  description: 'The form was changed since it was read: read it again; answers to questions that stayed remain good.',
})
export class FormChangedType {
  @Field(() => Int) current!: number;
}

export const PublishFormResult = resultUnion('PublishFormResult', FormPublished, InvalidInputType, StaleVersionType);
