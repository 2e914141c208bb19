import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A file of `data/` that was taken into the tables; what an administrator changed since stays. */
export const ReferenceLoad = defineEntity({
  name: 'ReferenceLoad',
  tableName: 'reference_loads',
  properties: {
    file: p.string().length(100).primary(),
    /** SHA-256 of the file, hexadecimal. */
    digest: p.string().length(64),
    loadedAt: p.datetime(3),
  },
});
export type ReferenceLoad = InferEntity<typeof ReferenceLoad>;
