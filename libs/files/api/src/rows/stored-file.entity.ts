import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { MediaType } from '@pho-hien/files-core';

/** One file in the storage. Its content never changes; what it belongs to, its owner says. */
export const StoredFile = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_files',
  properties: {
    id: p.uuid().primary(),
    /** As the owning context registered it: `organisation-logo`. */
    purpose: p.string().length(40),
    /** Who uploaded it; null for somebody who was not signed in. */
    ownerId: p.uuid().nullable(),
    /** Where the content lies in the storage: random, tells nothing. */
    storageKey: p.string().length(80).unique('stored_files_storage_key'),
    /** What the content is; never what somebody claimed. */
    mediaType: p.string().length(80).$type<MediaType>(),
    /** Bytes, as stored. */
    size: p.integer(),
    /** Of the content as stored, hexadecimal. */
    sha256: p.string().length(64),
    /** For people: harmless, and ending as the content. */
    name: p.string().length(100),
    createdAt: p.datetime(3),
    /** What it belongs to, of the purpose's own kind; null while it waits. */
    attachedTo: p.uuid().nullable(),
    attachedAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'stored_files_attached_to', properties: ['attachedTo'] }],
  checks: [
    { name: 'stored_files_size', expression: 'size > 0' },
    {
      name: 'stored_files_media_type',
      expression:
        "media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')",
    },
    { name: 'stored_files_attached_whole', expression: '(attached_to is null) = (attached_at is null)' },
  ],
});
export type StoredFile = InferEntity<typeof StoredFile>;
