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
  @Field(() => Date, { nullable: true, description: 'When a correction took it back; null: it holds.' })
  withdrawnAt!: Date | null;
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

@ObjectType({ description: 'A certificate that holds, to be printed, with the people of the team.' })
export class CertificatePaper {
  @Field(() => String, { description: 'What its QR holds.' }) code!: string;
  @Field(() => Certificate) certificate!: Certificate;
  @Field(() => [String], { description: 'The names of the team; nobody else reads them.' }) members!: readonly string[];
}
