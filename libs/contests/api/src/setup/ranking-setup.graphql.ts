import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  LOWEST_RULES,
  type LowestRule,
  RANKING_METHODS,
  type RankingMethod,
  TIE_BREAK_KINDS,
  type TieBreakKind,
} from '@pho-hien/contests-core';
import { enumOf } from '@pho-hien/platform';

export const RankingMethodEnum = enumOf(RANKING_METHODS);
registerEnumType(RankingMethodEnum, {
  name: 'RankingMethod',
  description:
    'The mean of the sheets; without the lowest and highest; or put right by how strict or mild each judge is.',
});
const LowestRuleEnum = enumOf(LOWEST_RULES);
registerEnumType(LowestRuleEnum, {
  name: 'LowestRule',
  description: 'What is asked where a criterion stood at the lowest of its scale.',
});
export const TieBreakKindEnum = enumOf(TIE_BREAK_KINDS);
registerEnumType(TieBreakKindEnum, {
  name: 'TieBreakKind',
  description:
    'The higher mean of one criterion, plain mean, median, lowest or highest sheet; submitted earlier; by lot.',
});

@ObjectType()
@InputType('ContestRankingRuleInput')
export class ContestRankingRule {
  @Field(() => RankingMethodEnum) method!: RankingMethod;
  @Field(() => Int, {
    description: 'Of a trimmed mean: so many lowest and as many highest sheets are left out; else 0.',
  })
  drop!: number;
  @Field(() => Int, { description: '0 to 4: scores are rounded to it, half up, before they are compared.' })
  decimals!: number;
}

@ObjectType({ description: 'What an entry has to reach to have a place at all.' })
@InputType('ContestPassMarksInput')
export class ContestPassMarks {
  @Field(() => Int, {
    nullable: true,
    description: 'Of the mean of the sheets, on the scale of 100, in hundredths: 5000 is 50. Null: none.',
  })
  leastMean!: number | null;
  @Field(() => LowestRuleEnum) lowest!: LowestRule;
}

@ObjectType({ description: 'One step of the chain that settles ties.' })
@InputType('ContestTieBreakInput')
export class ContestTieBreak {
  @Field(() => TieBreakKindEnum) kind!: TieBreakKind;
  @Field(() => ID, { nullable: true, description: 'Of CRITERION; else null.' }) criterionId!: string | null;
}
