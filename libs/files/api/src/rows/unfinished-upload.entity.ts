import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A file that arrives in parts. What came so far lies in the storage, part by part, until it is a stored file. */
export const UnfinishedUpload = defineEntity({
  name: 'UnfinishedUpload',
  tableName: 'unfinished_uploads',
  properties: {
    id: p.uuid().primary(),
    /** As the owning context registered it. */
    purpose: p.string().length(40),
    ownerId: p.uuid(),
    /** As its owner calls it, as given; harmless only once it is stored. */
    name: p.string().length(200),
    /** Bytes that it will have. */
    size: p.integer(),
    /** Bytes that are here. */
    received: p.integer().default(0),
    /** In so many parts. */
    parts: p.integer().default(0),
    /** Random; with `.0`, `.1` … behind it, where the parts lie. */
    storageKey: p.string().length(80).unique('unfinished_uploads_storage_key'),
    /** The stored file that it became. */
    fileId: p.uuid().nullable(),
    createdAt: p.datetime(3),
  },
  checks: [
    { name: 'unfinished_uploads_size', expression: 'size > 0' },
    { name: 'unfinished_uploads_received', expression: 'received >= 0 and received <= size' },
    { name: 'unfinished_uploads_whole', expression: 'file_id is null or received = size' },
  ],
});
export type UnfinishedUpload = InferEntity<typeof UnfinishedUpload>;
