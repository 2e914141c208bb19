export * from './reserved-place.ts';
export * from './walk-up.ts';
