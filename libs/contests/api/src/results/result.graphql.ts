import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type ConflictKind,
  RANKING_NOTES,
  RANKING_WARNINGS,
  type RankingMethod,
  type RankingNoteCode,
  type RankingWarning,
  RESULT_STATUSES,
  type ResultStatus,
  type SheetStatus,
} from '@pho-hien/contests-core';
import { enumOf, InvalidInputType, resultUnion } from '@pho-hien/platform';
import { SheetStatusEnum } from '../assignment/assignment.graphql.ts';
import { ConflictKindEnum } from '../judges/judge.graphql.ts';
import { DECISION_OUTCOMES, type DecisionOutcome } from '../rows/contest-decision.entity.ts';
import { SheetMarkType } from '../scoring/scoring.graphql.ts';
import { RankingMethodEnum } from '../setup/ranking-setup.graphql.ts';

const ResultStatusEnum = enumOf(RESULT_STATUSES);
registerEnumType(ResultStatusEnum, { name: 'ResultStatus' });
export const OutcomeEnum = enumOf(DECISION_OUTCOMES);
registerEnumType(OutcomeEnum, { name: 'DecisionOutcome', description: 'Goes on; is out; gets an award.' });
export const AdvancesEnum = enumOf(['YES', 'NO', 'AT_THE_CUT']);
registerEnumType(AdvancesEnum, {
  name: 'Advances',
  description: 'AT_THE_CUT: tied across the last place that goes on; the jury says.',
});
const NoteEnum = enumOf(RANKING_NOTES);
registerEnumType(NoteEnum, { name: 'RankingNoteCode' });
export const WarningEnum = enumOf(RANKING_WARNINGS);
registerEnumType(WarningEnum, { name: 'RankingWarning' });

@ObjectType({ description: 'A value of a note’s sentence.' })
export class RankingNoteValue {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Numbers as people read them.' }) value!: string;
}

@ObjectType({ description: 'What a line says beside its score; the words are in the message catalogue.' })
export class RankingNoteType {
  @Field(() => NoteEnum) code!: RankingNoteCode;
  @Field(() => [RankingNoteValue]) values!: RankingNoteValue[];
}

@ObjectType({ description: 'Between what the score lies in 95 of 100 such juries.' })
export class RankingInterval {
  @Field(() => Int, { description: 'In units of the last decimal.' }) low!: number;
  @Field(() => Int) high!: number;
  @Field(() => Boolean, { description: 'So few judges that it is to be shown beside the score.' }) fewJudges!: boolean;
}

@ObjectType('RankingLine', { description: 'One entry in a ranking.' })
export class RankingLineType {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { nullable: true }) number!: number | null;
  @Field(() => String) title!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => Int, { nullable: true, description: '1, 2, 2, 4 …; null: has none, for want of sheets or a pass mark.' })
  place!: number | null;
  @Field(() => Int, { nullable: true, description: 'In units of the last decimal; null: no complete sheet.' })
  score!: number | null;
  @Field(() => Int, { nullable: true, description: 'The plain mean of the sheets, rounded like the score.' })
  raw!: number | null;
  @Field(() => String, { nullable: true, description: 'The plain mean exactly, such as `247/3`.' })
  rawMean!: string | null;
  @Field(() => Int) sheets!: number;
  @Field(() => RankingInterval, { nullable: true }) interval!: RankingInterval | null;
  @Field(() => Boolean) passed!: boolean;
  @Field(() => AdvancesEnum) advances!: 'YES' | 'NO' | 'AT_THE_CUT';
  @Field(() => [RankingNoteType]) notes!: RankingNoteType[];
  @Field(() => OutcomeEnum, { nullable: true, description: 'What the jury decided; null: nothing yet.' })
  outcome!: DecisionOutcome | null;
  @Field(() => Int, { nullable: true, description: 'Of an award: the prize’s place in the board’s list, 0 first.' })
  prize!: number | null;
  @Field(() => String, { description: 'Why it is not what the ranking says; may be empty.' }) reason!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The code of its certificate; null where nothing was published that is worth one.',
  })
  certificate!: string | null;
}

@ObjectType('RoundResult', { description: 'A version of a round’s result, as those who run the contest see it.' })
export class RoundResultType {
  @Field(() => ID) id!: string;
  @Field(() => ID) roundId!: string;
  @Field(() => Int, { description: '1, 2, 3 …: what was published is never changed, a correction stands beside it.' })
  version!: number;
  @Field(() => ResultStatusEnum) status!: ResultStatus;
  @Field(() => RankingMethodEnum) method!: RankingMethod;
  @Field(() => Int, { description: 'Decimals of the scores.' }) decimals!: number;
  @Field(() => [RankingLineType], { description: 'By place; then those without one.' }) lines!: RankingLineType[];
  @Field(() => [WarningEnum]) warnings!: readonly RankingWarning[];
  @Field(() => String, { description: 'SHA-256 of the ranking, in hexadecimal.' }) hash!: string;
  @Field(() => Int, { description: 'The version of the rules it was computed by.' }) rulesVersion!: number;
  @Field(() => Date) computedAt!: Date;
  @Field(() => String, { description: 'What the jury wrote down of its talk.' }) minutes!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why a version that was published was corrected; null: the first.',
  })
  correctionReason!: string | null;
  @Field(() => Date, { nullable: true }) decidedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'The moment set for it.' }) publishAt!: Date | null;
  @Field(() => Date, { nullable: true }) publishedAt!: Date | null;
}

@ObjectType({ description: 'An entry that goes on or has won, as everybody sees it.' })
export class PublishedLine {
  @Field(() => String) title!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => Int, { nullable: true }) place!: number | null;
  @Field(() => Int, { nullable: true, description: 'In units of the last decimal.' }) score!: number | null;
  @Field(() => OutcomeEnum) outcome!: DecisionOutcome;
  @Field(() => Int, { nullable: true, description: 'The prize’s place in the board’s list, 0 first.' })
  prize!: number | null;
}

@ObjectType({ description: 'What was published of a round.' })
export class PublishedResult {
  @Field(() => ID) roundId!: string;
  @Field(() => ID) boardId!: string;
  @Field(() => Int, { description: 'Above 1: an earlier one was corrected.' }) version!: number;
  @Field(() => Date) publishedAt!: Date;
  @Field(() => Int, { description: 'Decimals of the scores.' }) decimals!: number;
  @Field(() => String, { description: 'SHA-256 of the whole ranking, in hexadecimal.' }) hash!: string;
  @Field(() => Int) rulesVersion!: number;
  @Field(() => Int, { description: 'How many entries were in the round.' }) entries!: number;
  @Field(() => [PublishedLine], { description: 'By place.' }) lines!: PublishedLine[];
}

@ObjectType({ description: 'A sheet on one’s own entry: not whose it is.' })
export class OwnSheet {
  @Field(() => [SheetMarkType]) marks!: SheetMarkType[];
  @Field(() => String, { description: 'May be empty.' }) feedback!: string;
}

@ObjectType({ description: 'What an entry came to in a round whose result is published, for its own people.' })
export class OwnResult {
  @Field(() => ID) roundId!: string;
  @Field(() => Date) publishedAt!: Date;
  @Field(() => Int) decimals!: number;
  @Field(() => RankingLineType) line!: RankingLineType;
  @Field(() => [OwnSheet]) sheets!: OwnSheet[];
}

@ObjectType({ description: 'A tie in spite of which a secretary let the judge score the entry.' })
export class AllowedTie {
  @Field(() => ConflictKindEnum) kind!: ConflictKind;
  @Field(() => String) reason!: string;
}

@ObjectType({ description: 'A sheet of a closed round, with whose it is: for minutes and for whoever computes again.' })
export class ResultSheet {
  @Field(() => ID) judgeId!: string;
  @Field(() => ID) entryId!: string;
  @Field(() => SheetStatusEnum) status!: SheetStatus;
  @Field(() => String, { nullable: true, description: 'Why it is void, or was opened again.' }) reason!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Of 100, in hundredths; null: it was not handed in, so it counts nowhere.',
  })
  total!: number | null;
  @Field(() => [AllowedTie], { description: 'As the secretary said last.' }) allowedTies!: AllowedTie[];
  @Field(() => [SheetMarkType]) marks!: SheetMarkType[];
}

@InputType()
export class EntryDecisionInput {
  @Field(() => ID) entryId!: string;
  @Field(() => OutcomeEnum) outcome!: DecisionOutcome;
  @Field(() => Int, { nullable: true, description: 'Of an award: the prize’s place in the board’s list, 0 first.' })
  prize?: number | null;
  @Field(() => String, { description: 'Required where it is not what the ranking says; at most 2,000 characters.' })
  reason!: string;
}

@InputType()
export class DecideResultInput {
  @Field(() => ID) resultId!: string;
  @Field(() => [EntryDecisionInput], { description: 'Of every ranked entry, once.' }) decisions!: EntryDecisionInput[];
  @Field(() => String, { description: 'At most 20,000 characters.' }) minutes!: string;
}

@InputType()
export class PublishResultInput {
  @Field(() => ID) resultId!: string;
  @Field(() => Date, { nullable: true, description: 'When, in the future; null: now.' }) publishAt?: Date | null;
}

@InputType()
export class CancelPublicationInput {
  @Field(() => ID) resultId!: string;
}

@InputType()
export class CorrectResultInput {
  @Field(() => ID) roundId!: string;
  @Field(() => String, { description: 'At most 2,000 characters.' }) reason!: string;
}

@ObjectType()
export class ResultChanged {
  @Field(() => RoundResultType) result!: RoundResultType;
}

export const RoundResultResult = resultUnion('RoundResultResult', ResultChanged, InvalidInputType);
