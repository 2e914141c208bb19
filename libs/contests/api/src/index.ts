export { ContestsModule } from './contests.module.ts';
export { contestsPersistence } from './persistence.ts';
