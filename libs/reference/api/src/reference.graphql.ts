import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, LocalDate } from '@pho-hien/platform';
import {
  APPLICANT_TYPES,
  type ApplicantType,
  COMMUNE_KINDS,
  type CommuneKind,
  RULE_CHECKS,
  type RuleCheck,
  SUCCESSOR_CONFIDENCES,
  type SuccessorConfidence,
} from '@pho-hien/reference-core';

const CommuneKindEnum = enumOf(COMMUNE_KINDS);
registerEnumType(CommuneKindEnum, { name: 'CommuneKind', description: 'Ward (phường) or commune (xã).' });

const SuccessorConfidenceEnum = enumOf(SUCCESSOR_CONFIDENCES);
registerEnumType(SuccessorConfidenceEnum, {
  name: 'SuccessorConfidence',
  description: 'Found in a document, or believed and still to be confirmed.',
});

const ApplicantTypeEnum = enumOf(APPLICANT_TYPES);
registerEnumType(ApplicantTypeEnum, { name: 'ApplicantType', description: 'Whom a rule of eligibility is about.' });

const RuleCheckEnum = enumOf(RULE_CHECKS);
registerEnumType(RuleCheckEnum, {
  name: 'RuleCheck',
  description: 'Declared by the applicant, computed, declared with papers that people look at, or assessed by people.',
});

@ObjectType('Commune', { description: 'A commune or ward of the province, since 2025-07-01.' })
export class CommuneType {
  @Field(() => ID, { description: 'Official code, five digits.' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'With its kind: `Phường Phố Hiến`.' }) fullName!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => CommuneKindEnum) kind!: CommuneKind;
  @Field(() => String) citation!: string;
  @Field(() => LocalDate) validFrom!: string;
}

@ObjectType('Agency', { description: 'An agency that the plan names, and what it became.' })
export class AgencyType {
  @Field(() => ID, { description: 'As in the plan’s data: `so_khcn`.' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => String) type!: string;
  @Field(() => Boolean, { description: 'Stands for many: nobody acts for it.' }) isGroup!: boolean;
  @Field(() => String, { nullable: true }) successorName!: string | null;
  @Field(() => SuccessorConfidenceEnum, { nullable: true }) successorConfidence!: SuccessorConfidence | null;
  @Field(() => String, { nullable: true, description: 'The source, or why there is none.' })
  successorBasis!: string | null;
  @Field(() => String) citation!: string;
  @Field(() => LocalDate) validFrom!: string;
}

@ObjectType('EligibilityRule', { description: 'One rule of section II of the plan.' })
export class EligibilityRuleType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The article to cite: `II.1`.' }) article!: string;
  @Field(() => [ApplicantTypeEnum]) applicants!: ApplicantType[];
  @Field(() => String) criterion!: string;
  @Field(() => RuleCheckEnum) check!: RuleCheck;
  @Field(() => Int, { nullable: true, description: 'The bound, such as 5 years.' }) value!: number | null;
  @Field(() => String, { description: 'The plan’s own words, Vietnamese.' }) text!: string;
  @Field(() => String) citation!: string;
}
