export { AgencyType, CommuneType, EligibilityRuleType } from './reference.graphql.ts';
export { NormQueries } from './norms/norm.queries.ts';
export { ReferenceModule } from './reference.module.ts';
export { ReferenceQueries } from './reference.queries.ts';
export { referencePersistence } from './persistence.ts';
