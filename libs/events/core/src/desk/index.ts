export * from './countdown.ts';
export * from './opening-checklist.ts';
export * from './registration-curve.ts';
export * from './what-waits.ts';
