export * from './test-api.ts';
export * from './test-database.ts';
