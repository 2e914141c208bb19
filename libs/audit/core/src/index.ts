export * from './canonical-json.ts';
export * from './entry-hash.ts';
export * from './heads-digest.ts';
export * from './verify-chain.ts';
