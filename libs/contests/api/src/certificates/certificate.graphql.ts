import { Field, ObjectType } from '@nestjs/graphql';
import { type LocalizedText } from '@pho-hien/kernel';
import { LocalizedTextType } from '@pho-hien/platform';
import { OutcomeEnum } from '../results/result.graphql.ts';
import type { DecisionOutcome } from '../rows/contest-decision.entity.ts';

@ObjectType({ description: 'What a certificate says, as long as it holds.' })
export class Certificate {
  @Field(() => Boolean, {
    description: 'Whether the result that stands now says the same; a correction may have taken it back.',
  })
  holds!: boolean;
  @Field(() => String) contestSlug!: string;
  @Field(() => LocalizedTextType) contestName!: LocalizedText;
  @Field(() => LocalizedTextType) boardName!: LocalizedText;
  @Field(() => LocalizedTextType) roundName!: LocalizedText;
  @Field(() => String) title!: string;
  @Field(() => String) organisationName!: string;
  @Field(() => OutcomeEnum) outcome!: DecisionOutcome;
  @Field(() => LocalizedTextType, { nullable: true, description: 'Of an award with a prize.' })
  prizeName!: LocalizedText | null;
  @Field(() => Date) publishedAt!: Date;
}
