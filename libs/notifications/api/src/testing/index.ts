export * from './nobody.module.ts';
export * from './smtp-receiver.ts';
