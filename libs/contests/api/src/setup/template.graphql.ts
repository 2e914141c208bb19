import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type Advances,
  type Constraint,
  type RankingWarning,
  TEMPLATE_MARKS,
  type TemplateMark,
} from '@pho-hien/contests-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, LocalizedTextType } from '@pho-hien/platform';
import { ConstraintEnum } from '../assignment/assignment.graphql.ts';
import { AdvancesEnum, RankingNoteType, WarningEnum } from '../results/result.graphql.ts';
import { ContestSetupType } from './setup.graphql.ts';

const MarkEnum = enumOf(TEMPLATE_MARKS);
registerEnumType(MarkEnum, {
  name: 'TemplateMark',
  description: 'Seen in a copy of the legal text; or only in press, law sites or public code.',
});

@ObjectType('ContestTemplateFact', { description: 'A fact about how a contest was run; nothing here is law.' })
export class ContestTemplateFactType {
  @Field(() => [String], { description: 'Paths in the template that it settles.' }) settles!: readonly string[];
  @Field(() => MarkEnum) mark!: TemplateMark;
  @Field(() => String, { description: 'Whose rules these were.' }) citation!: string;
  @Field(() => LocalizedTextType) text!: LocalizedText;
}

@ObjectType('ContestTemplate', { description: 'A contest as it was run somewhere, to begin from.' })
export class ContestTemplateType {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => [ContestTemplateFactType]) facts!: readonly ContestTemplateFactType[];
  @Field(() => ContestSetupType, {
    description: 'A draft made of it, with ids of its own; what no fact settles is as plain as can be.',
  })
  draft!: ContestSetupType;
}

@InputType()
export class RehearseInput {
  @Field(() => ID) contestId!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Int, { description: '1 to 500.' }) entries!: number;
  @Field(() => Int, { description: '1 to 100.' }) judges!: number;
  @Field(() => Int, { description: 'The same seed, the same rehearsal.' }) seed!: number;
}

@ObjectType({ description: 'One made-up entry.' })
export class RehearsedLine {
  @Field(() => Int, { description: 'Tells made-up entries apart: 1, 2, 3 …' }) number!: number;
  @Field(() => Int, { nullable: true }) place!: number | null;
  @Field(() => Int, { nullable: true, description: 'In units of the last decimal.' }) score!: number | null;
  @Field(() => Int, { nullable: true, description: 'The plain mean of its sheets, rounded like the score.' })
  raw!: number | null;
  @Field(() => Boolean) passed!: boolean;
  @Field(() => AdvancesEnum) advances!: Advances;
  @Field(() => [RankingNoteType], { description: 'How it came to its place: method, pass marks, ties.' })
  notes!: RankingNoteType[];
}

@ObjectType({ description: 'What the rules would do with made-up scores. Nothing is kept.' })
export class RehearsalType {
  @Field(() => Int, { description: 'Decimals of the scores.' }) decimals!: number;
  @Field(() => [WarningEnum]) warnings!: readonly RankingWarning[];
  @Field(() => Int, { description: 'Entries that reach the pass marks.' }) passed!: number;
  @Field(() => Int) advancing!: number;
  @Field(() => Int, { description: 'Entries tied across the last place that goes on.' }) atTheCut!: number;
  @Field(() => Int) sharingAPlace!: number;
  @Field(() => Int, { description: 'The most entries of one judge minus the fewest.' }) spread!: number;
  @Field(() => Int, { description: 'Entries that would lack judges.' }) short!: number;
  @Field(() => [ConstraintEnum], { description: 'What to loosen, so that no entry lacks judges.' })
  loosen!: readonly Constraint[];
  @Field(() => [RehearsedLine], { description: 'By place.' }) lines!: RehearsedLine[];
}
