/** What is wrong with the bytes of a manifest. */
export type ManifestDamage = 'NOT_A_MANIFEST' | 'CHECKSUM' | 'STRUCTURE';

/** The bytes are not those that the server wrote: half stored, bent or of something else. No rule said no; load it again. */
export class DamagedManifest extends Error {
  readonly damage: ManifestDamage;

  constructor(damage: ManifestDamage) {
    super(`A damaged manifest: ${damage}`);
    this.name = 'DamagedManifest';
    this.damage = damage;
  }
}
