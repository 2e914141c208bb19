export { DamagedManifest, type ManifestDamage } from './damaged-manifest.ts';
export { decodeManifest, encodeManifest } from './encode-manifest.ts';
export { GateManifest } from './gate-manifest.ts';
export * from './manifest.ts';
export { ManifestWriter } from './manifest-writer.ts';
export { mergeManifest } from './merge-manifest.ts';
export { SignedUp } from './signed-up.ts';
