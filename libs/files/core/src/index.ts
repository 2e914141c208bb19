export * from './file-kind.ts';
export * from './file-limits.ts';
export * from './file-name.ts';
export * from './refused-file.ts';
