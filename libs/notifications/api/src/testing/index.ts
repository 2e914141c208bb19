export * from './smtp-receiver.ts';
