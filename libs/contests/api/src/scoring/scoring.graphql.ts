import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type SheetStatus, WRITING_REFUSALS } from '@pho-hien/contests-core';
import { StoredFileType } from '@pho-hien/files-api';
import { FieldEnum } from '@pho-hien/organisations-api';
import type { Field as FieldOfWork } from '@pho-hien/organisations-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';
import { SheetStatusEnum } from '../assignment/assignment.graphql.ts';

@ObjectType({ description: 'What stands on a sheet for one criterion. One that is not there was never touched.' })
export class SheetMarkType {
  @Field(() => ID) criterionId!: string;
  @Field(() => Int, { nullable: true, description: 'Hundredths of a point; null: not scored, never the lowest.' })
  points!: number | null;
  @Field(() => String, { description: 'May be empty.' }) note!: string;
  @Field(() => Date, { description: 'When it was written, by the server’s clock.' }) at!: Date;
}

@ObjectType({ description: 'An entry as its judges see it: in a blind round, not whose it is.' })
export class JudgedEntry {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'By which it is called.' }) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String) summary!: string;
  @Field(() => FieldEnum, { nullable: true }) field!: FieldOfWork | null;
  @Field(() => String, { description: 'Empty: none.' }) videoUrl!: string;
  @Field(() => StoredFileType, { nullable: true }) slides!: StoredFileType | null;
  @Field(() => StoredFileType, { nullable: true }) onePager!: StoredFileType | null;
  @Field(() => String, { nullable: true, description: 'Null in a blind round.' }) organisationName!: string | null;
  @Field(() => [String], { nullable: true, description: 'Null in a blind round.' }) teamNames!: string[] | null;
}

@ObjectType({ description: 'A sheet of the caller’s.' })
export class JudgeSheet {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Its criteria stand in the contest’s set-up.' }) roundId!: string;
  @Field(() => SheetStatusEnum) status!: SheetStatus;
  @Field(() => Boolean, { description: 'Whether the round takes scores now.' }) open!: boolean;
  @Field(() => Boolean, {
    description: 'Scored by every judge before the round, to find one measure: it never counts.',
  })
  calibration!: boolean;
  @Field(() => [SheetMarkType]) marks!: SheetMarkType[];
  @Field(() => String, { description: 'For the team as a whole; may be empty.' }) feedback!: string;
  @Field(() => Date, { nullable: true }) submittedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why a secretary reopened it.' }) reason!: string | null;
  @Field(() => JudgedEntry) entry!: JudgedEntry;
}

@InputType({ description: 'Something a judge wrote on a sheet of theirs: made on the device, never changed.' })
export class ScoreFactInput {
  @Field(() => ID, { description: 'Made on the device; sent twice it is one fact.' }) id!: string;
  @Field(() => ID) sheetId!: string;
  @Field(() => ID) criterionId!: string;
  @Field(() => Int, { nullable: true, description: 'Hundredths of a point, on the scale; null clears.' })
  points?: number | null;
  @Field(() => String, { description: 'At most 2,000 characters; may be empty.' }) note!: string;
  @Field(() => Date, { description: 'The device’s clock when it was written.' }) at!: Date;
}

@InputType()
export class SaveScoresInput {
  @Field(() => ID) contestId!: string;
  @Field(() => Date, { description: 'The device’s clock when this was sent: by it times are put right.' })
  sentAt!: Date;
  @Field(() => [ScoreFactInput], { description: 'At most 200, in any order.' }) facts!: ScoreFactInput[];
}

export const SCORE_OUTCOMES = ['KEPT', 'KNOWN', 'REFUSED'] as const;
const ScoreOutcomeEnum = enumOf(SCORE_OUTCOMES);
registerEnumType(ScoreOutcomeEnum, {
  name: 'ScoreOutcome',
  description: 'Kept now; known from before; or never to be taken. All are final.',
});

@ObjectType()
export class ScoreFactResult {
  @Field(() => ID) id!: string;
  @Field(() => ScoreOutcomeEnum) outcome!: (typeof SCORE_OUTCOMES)[number];
  @Field(() => String, {
    nullable: true,
    description: `With REFUSED: ${WRITING_REFUSALS.join(', ')}, NO_SHEET, or the code of what is wrong with it.`,
  })
  problem!: string | null;
  @Field(() => String, { nullable: true, description: 'With REFUSED: the field that has it.' }) field!: string | null;
}

@ObjectType()
export class ScoresSaved {
  @Field(() => Date, { description: 'The server’s clock.' }) receivedAt!: Date;
  @Field(() => [ScoreFactResult], { description: 'One for each fact, in their order.' }) results!: ScoreFactResult[];
}

export const SaveScoresResult = resultUnion('SaveScoresResult', ScoresSaved, InvalidInputType);

@InputType()
export class SaveFeedbackInput {
  @Field(() => ID) contestId!: string;
  @Field(() => ID) sheetId!: string;
  @Field(() => String, { description: 'For the team as a whole: at most 5,000 characters; may be empty.' })
  feedback!: string;
}

@InputType()
export class SubmitSheetInput {
  @Field(() => ID) contestId!: string;
  @Field(() => ID) sheetId!: string;
}

@InputType()
export class ReopenSheetInput {
  @Field(() => ID) sheetId!: string;
  @Field(() => String, { description: 'At most 500 characters; the judge reads it.' }) reason!: string;
}

@ObjectType()
export class SheetSaved {
  @Field(() => Date, { description: 'The server’s clock when it was read.' }) at!: Date;
  @Field(() => JudgeSheet) sheet!: JudgeSheet;
}

export const SheetResult = resultUnion('SheetResult', SheetSaved, InvalidInputType);

@ObjectType()
export class SheetReopened {
  @Field(() => ID) sheetId!: string;
}

export const ReopenSheetResult = resultUnion('ReopenSheetResult', SheetReopened, InvalidInputType);
