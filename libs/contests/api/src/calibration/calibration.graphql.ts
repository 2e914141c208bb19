import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { SheetStatus } from '@pho-hien/contests-core';
import { InvalidInputType, resultUnion } from '@pho-hien/platform';
import { SheetStatusEnum } from '../assignment/assignment.graphql.ts';

@ObjectType({ description: 'An entry that all judges of a round score before it begins.' })
export class CalibrationEntry {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'By which it is called.' }) number!: number | null;
  @Field(() => String) title!: string;
}

@ObjectType()
export class CalibrationMark {
  @Field(() => ID) criterionId!: string;
  @Field(() => Int, { description: 'Hundredths of a point.' }) points!: number;
}

@ObjectType({ description: 'A judge’s sheet of a calibration: it never counts.' })
export class CalibrationSheetType {
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => SheetStatusEnum) status!: SheetStatus;
  @Field(() => [CalibrationMark], { description: 'Only once it was handed in.' }) marks!: CalibrationMark[];
}

@ObjectType({ description: 'How far the judges who handed in lie apart on one criterion of one entry.' })
export class CriterionSpreadType {
  @Field(() => ID) entryId!: string;
  @Field(() => ID) criterionId!: string;
  @Field(() => Int, { description: 'How many have said.' }) judges!: number;
  @Field(() => Int, { description: 'Hundredths of a point.' }) lowest!: number;
  @Field(() => Int, { description: 'Hundredths of a point.' }) highest!: number;
  @Field(() => Int, { description: 'Hundredths of a point, rounded half up.' }) mean!: number;
  @Field(() => Boolean, { description: 'Of this entry’s criteria the one with the most of its scale in between.' })
  widest!: boolean;
}

@ObjectType({ description: 'What all judges of a round score before it begins, to find one measure.' })
export class RoundCalibration {
  @Field(() => ID) roundId!: string;
  @Field(() => Boolean, { description: 'Whether its sheets take scores now.' }) open!: boolean;
  @Field(() => Boolean, { description: 'Drawn; else a secretary chose.' }) byLot!: boolean;
  @Field(() => Date) startedAt!: Date;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
  @Field(() => [CalibrationEntry]) entries!: CalibrationEntry[];
  @Field(() => [CalibrationSheetType], {
    description: 'Void ones too. A judge with a stake in an entry has none for it.',
  })
  sheets!: CalibrationSheetType[];
  @Field(() => [CriterionSpreadType]) spread!: CriterionSpreadType[];
}

@InputType()
export class StartCalibrationInput {
  @Field(() => ID) roundId!: string;
  @Field(() => [ID], { description: 'Two entries of the round; none: by lot, and again those of before.' })
  entryIds!: string[];
}

@InputType()
export class EndCalibrationInput {
  @Field(() => ID) roundId!: string;
}

@ObjectType()
export class CalibrationChanged {
  @Field(() => RoundCalibration) calibration!: RoundCalibration;
}

export const CalibrationResult = resultUnion('CalibrationResult', CalibrationChanged, InvalidInputType);
