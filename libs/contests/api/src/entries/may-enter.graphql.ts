import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ENTRY_REFUSALS, type EntryRefusalCode } from '@pho-hien/contests-core';
import { AnswerEnum, EligibilityAssessment, EligibilityRefusal, FieldEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork } from '@pho-hien/organisations-core';
import { enumOf, LocalDate } from '@pho-hien/platform';

const EntryRefusalEnum = enumOf(ENTRY_REFUSALS);
registerEnumType(EntryRefusalEnum, {
  name: 'EntryRefusalCode',
  description: 'What stands between an entry and a contest.',
});

@ObjectType('EntryRefusal', { description: 'One rule that bars an entry, with what a sentence about it needs.' })
export class EntryRefusalType {
  @Field(() => EntryRefusalEnum) code!: EntryRefusalCode;
  @Field(() => String, { description: 'Which of the rules: its name in `ContestEntryRules`, or `board.fields`.' })
  rule!: string;
  @Field(() => Int, { nullable: true, description: 'The bound, where it is a number.' }) allowed!: number | null;
  @Field(() => Int, { nullable: true, description: 'What was found, where it is a number.' }) found!: number | null;
  @Field(() => [ID], { description: 'Officials in the team, by user id.' }) people!: readonly string[];
  @Field(() => [EligibilityRefusal], { description: 'What section II of the plan says; only with NOT_PLAN_ELIGIBLE.' })
  plan!: readonly EligibilityRefusal[];
}

@ObjectType({ description: '“May we enter?”: yes, or no with every reason.' })
export class EntryAnswer {
  @Field(() => AnswerEnum) answer!: 'YES' | 'NO';
  @Field(() => LocalDate, { description: 'The day at which age was counted.' }) on!: string;
  @Field(() => [EntryRefusalType], { description: 'Empty for a yes.' }) because!: readonly EntryRefusalType[];
  @Field(() => [EligibilityAssessment], { description: 'What only people say, whatever the answer.' })
  assessedByPeople!: readonly EligibilityAssessment[];
}

@InputType({ description: 'As much of an entry as is known while it is being filled in.' })
export class MayEnterInput {
  @Field(() => ID) contestId!: string;
  @Field(() => ID) boardId!: string;
  @Field(() => ID) organisationId!: string;
  @Field(() => ID, { nullable: true }) institutionId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The entry itself, so that it does not count beside itself.' })
  entryId?: string | null;
  @Field(() => FieldEnum, { nullable: true }) field?: FieldOfWork | null;
  @Field(() => Int, { description: 'How many people the team has.' }) teamSize!: number;
  @Field(() => [String], { description: 'Addresses of the team, at most 50.' }) teamEmails!: string[];
}
