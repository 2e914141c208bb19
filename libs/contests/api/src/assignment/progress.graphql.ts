import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RoundStatus, SheetStatus } from '@pho-hien/contests-core';
import { connectionOf, enumOf } from '@pho-hien/platform';
import { ASSIGNMENT_STATUSES, type AssignmentStatus } from '../rows/contest-assignment.entity.ts';
import { RoundStatusEnum } from '../setup/contest.graphql.ts';
import { RoundAssigned, SheetStatusEnum } from './assignment.graphql.ts';

const AssignmentStatusEnum = enumOf(ASSIGNMENT_STATUSES);
registerEnumType(AssignmentStatusEnum, {
  name: 'AssignmentStatus',
  description: 'Not begun; being computed; being written; done; failed, and nothing was changed.',
});

@ObjectType({ description: 'The assignment of a large round, which is done in the background.' })
export class RoundAssignment {
  @Field(() => ID) id!: string;
  @Field(() => AssignmentStatusEnum) status!: AssignmentStatus;
  @Field(() => Date) askedAt!: Date;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
  @Field(() => RoundAssigned, { nullable: true, description: 'What it came to, once it is done.' })
  outcome!: RoundAssigned | null;
}

@ObjectType({ description: 'How far a judge is in a round.' })
export class JudgeProgress {
  @Field(() => ID) judgeId!: string;
  @Field(() => Int, { description: 'Sheets of theirs; void ones are none.' }) sheets!: number;
  @Field(() => Int, { description: 'Of them written on, handed in or not.' }) begun!: number;
  @Field(() => Int) submitted!: number;
  @Field(() => Date, { nullable: true, description: 'When they last saved something.' }) savedAt!: Date | null;
}

@ObjectType({ description: 'How far a round is, in numbers: as long for ten sheets as for ten thousand.' })
export class RoundProgress {
  @Field(() => ID) roundId!: string;
  @Field(() => Date, { description: 'When this was counted.' }) at!: Date;
  @Field(() => RoundStatusEnum) status!: RoundStatus;
  @Field(() => Int, { description: 'Criteria of the round, so of each sheet.' }) criteria!: number;
  @Field(() => Int, { description: 'Entries in it.' }) entries!: number;
  @Field(() => Int, { description: 'Entries that have fewer sheets than the rules ask for.' }) short!: number;
  @Field(() => Int, { description: 'Sheets there are; void ones and those of a calibration are none.' })
  sheets!: number;
  @Field(() => Int, { description: 'Of them handed in.' }) submitted!: number;
  @Field(() => [JudgeProgress], { description: 'Of each judge with a sheet.' }) judges!: JudgeProgress[];
  @Field(() => RoundAssignment, { nullable: true, description: 'The latest in the background; null: there was none.' })
  assignment!: RoundAssignment | null;
}

@ObjectType({ description: 'An entry of a round, by which lists name it.' })
export class RoundEntry {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'By which it is called.' }) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String) organisationName!: string;
}

@ObjectType('RoundEntryConnection')
export class RoundEntryConnection extends connectionOf('RoundEntry', () => RoundEntry) {}

@ObjectType({ description: 'A sheet as the secretaries see it: how far it is, not what stands on it.' })
export class RoundSheet {
  @Field(() => ID) id!: string;
  @Field(() => ID) judgeId!: string;
  @Field(() => String, { description: 'The judge’s name, or address until there is one.' }) judgeName!: string;
  @Field(() => RoundEntry) entry!: RoundEntry;
  @Field(() => SheetStatusEnum) status!: SheetStatus;
  @Field(() => Boolean, { description: 'Set by hand.' }) pinned!: boolean;
  @Field(() => Int, { description: 'Criteria that are scored.' }) scored!: number;
  @Field(() => Date, { nullable: true }) savedAt!: Date | null;
  @Field(() => Date, { nullable: true }) submittedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was reopened, or is void.' }) reason!: string | null;
}

@ObjectType('RoundSheetConnection')
export class RoundSheetConnection extends connectionOf('RoundSheet', () => RoundSheet) {}
