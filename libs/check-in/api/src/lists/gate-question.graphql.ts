import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GATE_QUESTION_KINDS, type GateQuestion, type GateQuestionKind } from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, LocalizedTextInput, LocalizedTextType } from '@pho-hien/platform';

export const GateQuestionKindEnum = enumOf(GATE_QUESTION_KINDS);
registerEnumType(GateQuestionKindEnum, {
  name: 'GateQuestionKind',
  description: 'To be confirmed with a yes; one of some choices; a few words.',
});

@ObjectType('GateQuestion', { description: 'What the steward asks when somebody comes in for the first time.' })
export class GateQuestionType implements GateQuestion {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedTextType) text!: LocalizedText;
  @Field(() => GateQuestionKindEnum) kind!: GateQuestionKind;
  @Field(() => Boolean, { description: 'Nobody is let in without an answer; to be confirmed: without a yes.' })
  required!: boolean;
  @Field(() => [LocalizedTextType], { description: 'Two to six for a choice; none for the others.' })
  choices!: LocalizedText[];
}

@InputType()
export class GateQuestionInput {
  @Field(() => ID, { nullable: true, description: 'Of a question that was there before; null: a new one.' })
  id?: string | null;
  @Field(() => LocalizedTextInput, { description: 'At most 200 characters; English may be empty.' })
  text!: LocalizedTextInput;
  @Field(() => GateQuestionKindEnum) kind!: GateQuestionKind;
  @Field(() => Boolean) required!: boolean;
  @Field(() => [LocalizedTextInput], { defaultValue: [], description: 'At most 60 characters each.' })
  choices!: LocalizedTextInput[];
}
