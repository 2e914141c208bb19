export * from './test-actors.ts';
export * from './test-api.ts';
export * from './test-database.ts';
export { statementsOf } from './count-statements.ts';
