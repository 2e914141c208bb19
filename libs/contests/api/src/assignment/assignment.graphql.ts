import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Constraint, CONSTRAINTS, SHEET_STATUSES, type SheetStatus } from '@pho-hien/contests-core';
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
  @Field(() => [ID]) entryIds!: readonly string[];
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
  @Field(() => [ID], { description: 'The entries of the smallest piece.' }) entryIds!: readonly string[];
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

export const AssignRoundResult = resultUnion('AssignRoundResult', RoundAssigned, InvalidInputType);

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

@ObjectType({ description: 'A sheet as the secretaries see it: how far it is, not what stands on it.' })
export class RoundSheet {
  @Field(() => ID) id!: string;
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => SheetStatusEnum) status!: SheetStatus;
  @Field(() => Boolean, { description: 'Set by hand.' }) pinned!: boolean;
  @Field(() => Int, { description: 'Criteria that are scored.' }) scored!: number;
  @Field(() => Date, { nullable: true }) savedAt!: Date | null;
  @Field(() => Date, { nullable: true }) submittedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was reopened, or is void.' }) reason!: string | null;
}

@ObjectType({ description: 'How far a round is.' })
export class RoundProgress {
  @Field(() => ID) roundId!: string;
  @Field(() => Int, { description: 'Criteria of the round, so of each sheet.' }) criteria!: number;
  @Field(() => Int, { description: 'Entries in it.' }) entries!: number;
  @Field(() => Int, { description: 'Entries that have fewer sheets than the rules ask for.' }) short!: number;
  @Field(() => [RoundSheet], { description: 'Void ones too.' }) sheets!: RoundSheet[];
}

@ObjectType()
export class SheetsChanged {
  @Field(() => RoundProgress) progress!: RoundProgress;
}

export const SetSheetResult = resultUnion('SetSheetResult', SheetsChanged, InvalidInputType);

@ObjectType()
export class Recused {
  @Field(() => Boolean, { description: 'Whether another judge took the place at once.' }) replaced!: boolean;
}

export const RecuseResult = resultUnion('RecuseResult', Recused, InvalidInputType);
