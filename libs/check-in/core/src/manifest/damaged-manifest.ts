import { DomainError } from '@pho-hien/kernel';

/** What is wrong with the bytes of a manifest. */
export type ManifestDamage = 'NOT_A_MANIFEST' | 'CHECKSUM' | 'STRUCTURE';

/** The bytes are not those that the server wrote: half stored, bent or of something else. */
export class DamagedManifest extends DomainError<{ readonly damage: ManifestDamage }> {
  readonly code = 'DamagedManifest';

  constructor(damage: ManifestDamage) {
    super({ damage });
  }
}
