import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { GateQuestionKind } from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { LocalizedTextType } from '@pho-hien/platform';
import { GateQuestionKindEnum } from '../../lists/gate-question.graphql.ts';

@ObjectType('GateAnswer', { description: 'What was answered at the gate, beside the question as it was asked.' })
export class GateAnswerType {
  @Field(() => LocalizedTextType) question!: LocalizedText;
  @Field(() => GateQuestionKindEnum) kind!: GateQuestionKind;
  @Field(() => Boolean, { nullable: true, description: 'With CONFIRM.' }) yes!: boolean | null;
  @Field(() => LocalizedTextType, { nullable: true, description: 'With CHOICE.' }) choice!: LocalizedText | null;
  @Field(() => String, { nullable: true, description: 'With TEXT.' }) text!: string | null;
}

@ObjectType({ description: 'What one person answered at a gate of a list.' })
export class AnsweredScan {
  @Field(() => ID) scanId!: string;
  @Field(() => Date, { description: 'When it happened, by the server’s clock.' }) at!: Date;
  @Field(() => String) gateName!: string;
  @Field(() => String) holderName!: string;
  @Field(() => String, { nullable: true }) organisationName!: string | null;
  @Field(() => [GateAnswerType], { nullable: true, description: 'Null: they do not open.' })
  answers!: GateAnswerType[] | null;
}

@InputType()
export class TakeOutGateAnswersInput {
  @Field(() => ID) listId!: string;
  @Field(() => ID, { nullable: true, description: 'The last scan of the part before; null: from the beginning.' })
  after?: string | null;
}

@ObjectType({ description: 'A part of the answers of a list.' })
export class GateAnswersPart {
  @Field(() => [AnsweredScan], { description: 'By scan, oldest first; at most 100.' }) scans!: AnsweredScan[];
  @Field(() => ID, { nullable: true, description: 'For the next part; null: this was the last.' }) next!: string | null;
}
