export * from './agency.ts';
export * from './commune.ts';
export * from './eligibility-rule.ts';
export * from './norm.ts';
export * from './norm-on.ts';
export * from './record-norm.ts';
