import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Direction, Verdict, VerdictReason } from '@pho-hien/check-in-core';
import type { LocalizedText } from '@pho-hien/kernel';
import { LocalizedTextType } from '@pho-hien/platform';
import { DirectionEnum, VerdictEnum, VerdictReasonEnum } from './scan.graphql.ts';

@ObjectType('RegistrationScan', { description: 'A scan of one of a registration’s tickets.' })
export class RegistrationScanType {
  @Field(() => ID) id!: string;
  @Field(() => Date, { description: 'When it happened, by the server’s clock.' }) at!: Date;
  @Field(() => String) gateName!: string;
  @Field(() => LocalizedTextType) listName!: LocalizedText;
  @Field(() => DirectionEnum) direction!: Direction;
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => VerdictReasonEnum) reason!: VerdictReason;
  @Field(() => Boolean, { description: 'Whether it was taken back.' }) undone!: boolean;
  /** Not fields. */
  eventId!: string;
  sealedAnswers!: string | null;
}
