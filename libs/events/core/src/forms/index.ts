export * from './change-answers.ts';
export * from './form-answers.ts';
export * from './form-field.ts';
export * from './form-problems.ts';
export * from './offered-form.ts';
