import { Inject, Injectable } from '@nestjs/common';
import { fileNameFor, UNATTACHED_LIFE_MS } from '@pho-hien/files-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, sqlOf } from '@pho-hien/platform';
import { createHash } from 'node:crypto';
import type { FilePurpose } from '../file-purposes.ts';
import { StoredFile } from '../rows/stored-file.entity.ts';
import { FileStorage } from '../storage/file-storage.ts';
import { REMOVE_UNATTACHED } from '../removal/remove-unattached.ts';
import { takeContent } from './take-content.ts';

/** A file as its uploader is told of it. */
export interface FileReceipt {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes, as stored. */
  readonly size: number;
}

/** Keeps an uploaded file until somebody attaches it, a day at most. */
@Injectable()
export class StoreFile {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `RefusedUpload`. */
  async run(caller: Caller, purpose: FilePurpose, givenName: string, bytes: Buffer): Promise<FileReceipt> {
    const { mediaType, content } = await takeContent(bytes, purpose);
    const now = this.clock.now();
    const row = {
      id: newId(this.clock),
      purpose: purpose.name,
      owner_id: caller.actor.kind === 'person' ? caller.actor.userId : null,
      storage_key: this.storage.newKey(),
      media_type: mediaType,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      name: fileNameFor(givenName, mediaType),
      created_at: now,
    };
    // The row first: a content without one would never be found again, a row without content is removed in a day.
    await this.database.transaction(async (tx) => {
      await sqlOf(tx, StoredFile).insertInto('stored_files').values(row).execute();
      const end = new Date(now.getTime() + UNATTACHED_LIFE_MS + 60_000);
      await this.jobs.enqueue(tx, REMOVE_UNATTACHED, { fileId: row.id }, end);
    });
    await this.storage.put(row.storage_key, content, mediaType);
    return { id: row.id, name: row.name, mediaType, size: row.size };
  }
}
