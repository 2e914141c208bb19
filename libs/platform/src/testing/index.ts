export * from './test-actors.ts';
export * from './test-api.ts';
export * from './test-database.ts';
