export * from './agency.ts';
export * from './commune.ts';
export * from './eligibility-rule.ts';
