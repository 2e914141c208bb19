export { LinkAgency } from './agencies/link-agency.ts';
export { MergeFollowers, type MergeFollower, type OrganisationMerged } from './duplicates/merge-followers.ts';
export { CompareOrganisation } from './duplicates/compare-organisation.ts';
export { MergeOrganisations } from './duplicates/merge-organisations.ts';
export { type NextStep, NextSteps, type NextStepSource } from './home/next-steps.ts';
export { InviteMember } from './members/invite-member.ts';
export {
  AnswerEnum,
  EligibilityAssessment,
  EligibilityRefusal,
  FieldEnum,
  KindEnum,
  OrganisationMentionType,
  OrganisationType,
} from './organisation.graphql.ts';
export { Organisation } from './rows/organisation.entity.ts';
export { OrganisationQueries } from './organisation.queries.ts';
export { OrganisationsModule } from './organisations.module.ts';
export { organisationsPersistence } from './persistence.ts';
export { CreateOrganisation } from './profile/create-organisation.ts';
