import { Inject, Injectable } from '@nestjs/common';
import { UNFINISHED_LIFE_MS } from '@pho-hien/files-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { CLOCK, Database, Jobs, sqlOf } from '@pho-hien/platform';
import type { FilePurpose } from '../../file-purposes.ts';
import { UnfinishedUpload } from '../../rows/unfinished-upload.entity.ts';
import { FileStorage } from '../../storage/file-storage.ts';
import { RefusedUpload } from '../refused-upload.ts';

/** Name of the job that removes an upload in parts, finished or not, once its time is over. */
export const REMOVE_UNFINISHED = 'files.remove-unfinished';

/** An upload that has just begun. */
export interface BegunUpload {
  readonly id: string;
  /** Until when parts are taken. */
  readonly expiresAt: Date;
}

/** Begins an upload in parts, of so many bytes. */
@Injectable()
export class BeginUpload {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `RefusedUpload` for a size that is not taken. */
  async run(ownerId: string, purpose: FilePurpose, name: string, size: number): Promise<BegunUpload> {
    if (size === 0) throw new RefusedUpload('empty');
    if (size > purpose.mostBytes) throw new RefusedUpload('too_large');
    const id = newId(this.clock);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + UNFINISHED_LIFE_MS);
    await this.database.transaction(async (tx) => {
      await sqlOf(tx, UnfinishedUpload)
        .insertInto('unfinished_uploads')
        .values({
          id,
          purpose: purpose.name,
          owner_id: ownerId,
          name: name.slice(-200),
          size,
          storage_key: this.storage.newKey(),
          created_at: now,
        })
        .execute();
      await this.jobs.enqueue(tx, REMOVE_UNFINISHED, { uploadId: id }, new Date(expiresAt.getTime() + 60_000));
    });
    return { id, expiresAt };
  }
}
