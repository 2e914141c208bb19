import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Constraint, CONSTRAINTS, SHEET_STATUSES } from '@pho-hien/contests-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';

export const SheetStatusEnum = enumOf(SHEET_STATUSES);
registerEnumType(SheetStatusEnum, {
  name: 'SheetStatus',
  description: 'Nothing on it yet; begun; handed in; reopened with a reason; void, because the judge recused.',
});
export const ConstraintEnum = enumOf(CONSTRAINTS);
registerEnumType(ConstraintEnum, { name: 'AssignmentConstraint', description: 'Which constraint to loosen.' });

@ObjectType({ description: 'Entries that stay short of judges, and why: a proof that anybody can count after.' })
export class AssignmentShortage {
  @Field(() => [Int], { description: 'The numbers by which the entries are called.' })
  entryNumbers!: readonly number[];
  @Field(() => [ID], { description: 'The only judges who could take more of these were their load higher.' })
  judgeIds!: readonly string[];
  @Field(() => Int, { description: 'Places that these entries need, beyond pinned ones.' }) needed!: number;
  @Field(() => Int, { description: 'Places that other judges can fill.' }) supplied!: number;
  @Field(() => Int, { description: 'What is left of the load of `judgeIds`.' }) capacity!: number;
  @Field(() => [ConstraintEnum]) loosen!: readonly Constraint[];
}

@ObjectType({ description: 'Where judges and entries fall into pieces: scores across them compare badly.' })
export class AssignmentWeakSpot {
  @Field(() => ID, {
    nullable: true,
    description: 'The judge whose absence splits it; null: it is split as it stands.',
  })
  withoutJudgeId!: string | null;
  @Field(() => Int) pieces!: number;
  @Field(() => [Int], { description: 'The numbers of the entries of the smallest piece.' })
  entryNumbers!: readonly number[];
}

@ObjectType({ description: 'What assigning came to. What could be assigned is kept, also where something is short.' })
export class RoundAssigned {
  @Field(() => Int, { description: 'Sheets there are.' }) sheets!: number;
  @Field(() => Int, { description: 'The highest load minus the lowest.' }) spread!: number;
  @Field(() => Int, { description: 'Sheets whose field the judge does not know.' }) outsideField!: number;
  @Field(() => Int, { description: 'Sheets of before that went.' }) moved!: number;
  @Field(() => [AssignmentShortage], { description: 'Empty: every entry has its judges.' })
  shortages!: readonly AssignmentShortage[];
  @Field(() => [AssignmentWeakSpot], { description: 'Empty: in one piece whichever judge is away.' })
  weakSpots!: readonly AssignmentWeakSpot[];
  @Field(() => [ConstraintEnum], { description: 'What to loosen so that weak spots can go.' })
  loosenToConnect!: readonly Constraint[];
}

@ObjectType({ description: 'A large round is assigned in the background: `roundProgress` tells how far it is.' })
export class AssignmentUnderWay {
  @Field(() => ID) roundId!: string;
}

export const AssignRoundResult = resultUnion('AssignRoundResult', RoundAssigned, AssignmentUnderWay, InvalidInputType);

@InputType()
export class AssignRoundInput {
  @Field(() => ID) roundId!: string;
}

@InputType()
export class SetSheetInput {
  @Field(() => ID) roundId!: string;
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => Boolean, { description: 'False: takes it from the judge, only while the sheet is empty.' })
  assigned!: boolean;
}

@InputType()
export class RecuseInput {
  @Field(() => ID) sheetId!: string;
  @Field(() => String, { description: 'At most 500 characters.' }) reason!: string;
}

@ObjectType()
export class SheetsChanged {
  @Field(() => ID) roundId!: string;
}

export const SetSheetResult = resultUnion('SetSheetResult', SheetsChanged, InvalidInputType);

@ObjectType()
export class Recused {
  @Field(() => Boolean, { description: 'Whether another judge took the place at once.' }) replaced!: boolean;
}

export const RecuseResult = resultUnion('RecuseResult', Recused, InvalidInputType);
