import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ROUND_KINDS, type RoundKind } from '@pho-hien/contests-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { enumOf, LocalizedTextType } from '@pho-hien/platform';
import { ContestPassMarks, ContestRankingRule, ContestTieBreak } from './ranking-setup.graphql.ts';

const RoundKindEnum = enumOf(ROUND_KINDS);
registerEnumType(RoundKindEnum, { name: 'RoundKind' });

@ObjectType({ description: 'What a judge may give: from `min` to `max` by `step`, in hundredths of a point.' })
@InputType('ContestScaleInput')
export class ContestScale {
  @Field(() => Int) min!: number;
  @Field(() => Int, { description: 'At most 10000: 100 points.' }) max!: number;
  @Field(() => Int, { description: 'Such as 50: half points.' }) step!: number;
}

@ObjectType({ description: 'What a number of points means, in words that two judges read alike.' })
@InputType('ContestLevelInput')
export class ContestLevel {
  @Field(() => Int, { description: 'In hundredths of a point: from so many on, until the next level.' }) from!: number;
  @Field(() => LocalizedTextType, { description: 'At most 500 characters.' }) description!: LocalizedText;
}

@ObjectType({ description: 'One thing that judges look at.' })
@InputType('ContestCriterionInput')
export class ContestCriterion {
  @Field(() => ID, { description: 'Made by the form; stays what it is.' }) id!: string;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Int, { description: 'The coefficient its points are multiplied by: 1 to 1000.' }) weight!: number;
  @Field(() => ContestScale) scale!: ContestScale;
  @Field(() => [ContestLevel], { description: 'In rising order, at most 11.' }) levels!: readonly ContestLevel[];
}

@ObjectType({ description: 'How long a team has on stage.' })
@InputType('ContestPitchInput')
export class ContestPitch {
  @Field(() => Int, { description: '1 to 120 minutes.' }) pitchMinutes!: number;
  @Field(() => Int, { description: '0 to 120 minutes.' }) questionMinutes!: number;
}

@ObjectType({ description: 'One round of a board. Scores of one round do not count in the next.' })
@InputType('ContestRoundSetupInput')
export class ContestRoundSetup {
  @Field(() => ID, { description: 'Made by the form; stays what it is.' }) id!: string;
  @Field(() => RoundKindEnum) kind!: RoundKind;
  @Field(() => LocalizedTextType) name!: LocalizedText;
  @Field(() => Date, { nullable: true, description: 'Judges score from this instant on.' })
  scoringOpensAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until this instant, not included.' })
  scoringClosesAt!: Date | null;
  @Field(() => [ContestCriterion], { description: '1 to 20.' }) criteria!: readonly ContestCriterion[];
  @Field(() => Int, { description: '1 to 50.' }) judgesPerEntry!: number;
  @Field(() => Int, { description: 'The most entries that one judge scores: 1 to 1000.' }) entriesPerJudge!: number;
  @Field(() => Boolean, { description: 'Whether judges score only what stands in a field they know.' })
  matchFields!: boolean;
  @Field(() => Boolean, { description: 'Whether judges do not see whose entry it is.' }) blind!: boolean;
  @Field(() => Int, { nullable: true, description: 'How many go on to the next round; null in the last.' })
  advance!: number | null;
  @Field(() => ContestPassMarks) passMarks!: ContestPassMarks;
  @Field(() => ContestRankingRule) ranking!: ContestRankingRule;
  @Field(() => [ContestTieBreak], { description: 'Asked one after the other; a tie that none settles, the jury does.' })
  tieBreaks!: readonly ContestTieBreak[];
  @Field(() => ContestPitch, { nullable: true, description: 'Null: nobody stands on stage.' })
  pitch!: ContestPitch | null;
}
