import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type Field as FieldOfWork,
  FIELDS,
  INTELLECTUAL_PROPERTIES,
  type IntellectualProperty,
  ORGANISATION_KINDS,
  type OrganisationKind,
  REFUSAL_REASONS,
  type RefusalReason,
  type Stage,
  STAGES,
} from '@pho-hien/organisations-core';
import { connectionOf, enumOf, InvalidInputType, LocalDate, resultUnion, StaleVersionType } from '@pho-hien/platform';

export const KindEnum = enumOf(ORGANISATION_KINDS);
registerEnumType(KindEnum, { name: 'OrganisationKind', description: 'An agency is linked by an administrator.' });
export const FieldEnum = enumOf(FIELDS);
registerEnumType(FieldEnum, { name: 'FieldOfWork' });
const StageEnum = enumOf(STAGES);
registerEnumType(StageEnum, { name: 'Stage', description: 'How far a project has come.' });
const PropertyEnum = enumOf(INTELLECTUAL_PROPERTIES);
registerEnumType(PropertyEnum, { name: 'IntellectualProperty' });
const ReasonEnum = enumOf(REFUSAL_REASONS);
registerEnumType(ReasonEnum, { name: 'EligibilityRefusalReason', description: 'Why a rule stands in the way.' });
export const AnswerEnum = enumOf(['YES', 'NO']);
registerEnumType(AnswerEnum, { name: 'EligibilityAnswer' });
const AssessorEnum = enumOf(['PAPERS', 'JUDGEMENT']);
registerEnumType(AssessorEnum, { name: 'AssessedBy', description: 'People look at papers, or judge.' });

@ObjectType('OrganisationMention', { description: 'What anybody who meets an organisation may know of it.' })
export class OrganisationMentionType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => KindEnum) kind!: OrganisationKind;
}

@ObjectType({ description: 'A rule that stands in the way, in the plan’s words.' })
export class EligibilityRefusal {
  @Field(() => String) article!: string;
  @Field(() => String, { description: 'Vietnamese; empty where the section as a whole is cited.' }) text!: string;
  @Field(() => String, { nullable: true }) criterion!: string | null;
  @Field(() => ReasonEnum) reason!: RefusalReason;
}

@ObjectType({ description: 'What people decide, not a computation.' })
export class EligibilityAssessment {
  @Field(() => String) article!: string;
  @Field(() => String) text!: string;
  @Field(() => String) criterion!: string;
  @Field(() => AssessorEnum) by!: 'PAPERS' | 'JUDGEMENT';
}

@ObjectType('Eligibility', { description: 'Under section II of the plan. A yes still waits for what people assess.' })
export class EligibilityType {
  @Field(() => AnswerEnum) answer!: 'YES' | 'NO';
  @Field(() => LocalDate, { description: 'The day at which age was counted.' }) on!: string;
  @Field(() => [EligibilityRefusal]) because!: EligibilityRefusal[];
  @Field(() => [EligibilityAssessment]) assessedByPeople!: EligibilityAssessment[];
}

@ObjectType('NextStep', { description: 'The one thing to do next.' })
export class NextStepType {
  @Field(() => String, { description: 'The page has the words.' }) code!: string;
  @Field(() => String, { description: 'Path of ours, without a language.' }) path!: string;
}

@ObjectType('Organisation', { description: 'For its own people and for organisers.' })
export class OrganisationType {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => KindEnum) kind!: OrganisationKind;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: '`0100109106`, `0100109106-001` or 12 digits.' })
  taxCode!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The first enterprise registration certificate.' })
  firstRegisteredOn!: string | null;
  @Field(() => String, { nullable: true }) projectName!: string | null;
  @Field(() => FieldEnum, { nullable: true }) field!: FieldOfWork | null;
  @Field(() => StageEnum, { nullable: true }) stage!: Stage | null;
  @Field(() => [PropertyEnum]) intellectualProperty!: IntellectualProperty[];
  @Field(() => String) pitch!: string;
  @Field(() => String, { nullable: true }) website!: string | null;
  @Field(() => String, { nullable: true }) communeCode!: string | null;
  @Field(() => ID, { nullable: true }) logoFileId!: string | null;
  @Field(() => Int, { nullable: true }) headExperienceYears!: number | null;
  @Field(() => Boolean) hasSupportProcess!: boolean;
  @Field(() => Boolean) hasCooperationAgreements!: boolean;
  @Field(() => ID, { nullable: true, description: 'The agency of the plan that it is.' }) agencyCode!: string | null;
  @Field(() => ID, { nullable: true, description: 'It turned out to be this one, which goes on in its place.' })
  mergedIntoId!: string | null;
  @Field(() => Date) updatedAt!: Date;
}

@InputType({ description: 'Whatever is not known yet is null, false or empty.' })
export class OrganisationProfileInput {
  @Field(() => KindEnum) kind!: OrganisationKind;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'Spaces, dots and a dash are fine.' }) taxCode?: string | null;
  @Field(() => LocalDate, { nullable: true }) firstRegisteredOn?: string | null;
  @Field(() => String, { nullable: true }) projectName?: string | null;
  @Field(() => FieldEnum, { nullable: true }) field?: FieldOfWork | null;
  @Field(() => StageEnum, { nullable: true }) stage?: Stage | null;
  @Field(() => [PropertyEnum], { nullable: true }) intellectualProperty?: IntellectualProperty[] | null;
  @Field(() => String, { nullable: true, description: 'At most 600 characters.' }) pitch?: string | null;
  @Field(() => String, { nullable: true, description: 'Kept and shown, never fetched.' }) website?: string | null;
  @Field(() => String, { nullable: true }) communeCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'Uploaded before under `organisation-logo`.' })
  logoFileId?: string | null;
  @Field(() => Int, { nullable: true }) headExperienceYears?: number | null;
  @Field(() => Boolean, { nullable: true }) hasSupportProcess?: boolean | null;
  @Field(() => Boolean, { nullable: true }) hasCooperationAgreements?: boolean | null;
}

@InputType()
export class CreateOrganisationInput {
  @Field(() => ID, { description: 'UUID made by the form: sending it twice makes one organisation.' }) id!: string;
  @Field(() => OrganisationProfileInput) profile!: OrganisationProfileInput;
}

@InputType()
export class UpdateOrganisationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => OrganisationProfileInput) profile!: OrganisationProfileInput;
}

@InputType()
export class LinkAgencyInput {
  @Field(() => ID) agencyCode!: string;
}

@ObjectType()
export class OrganisationSaved {
  @Field(() => OrganisationType) organisation!: OrganisationType;
}

export const SaveOrganisationResult = resultUnion(
  'SaveOrganisationResult',
  OrganisationSaved,
  InvalidInputType,
  StaleVersionType,
);

@InputType()
export class OrganisationFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Name, former names, project or tax code; no diacritics needed.',
  })
  search?: string | null;
  @Field(() => KindEnum, { nullable: true }) kind?: OrganisationKind | null;
  @Field(() => String, { nullable: true }) communeCode?: string | null;
}

@ObjectType('OrganisationConnection')
export class OrganisationConnection extends connectionOf('Organisation', () => OrganisationType) {}
