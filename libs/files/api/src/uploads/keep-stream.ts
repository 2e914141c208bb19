import { Inject, Injectable } from '@nestjs/common';
import { fileNameFor, type MediaType } from '@pho-hien/files-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StoredFile } from '../rows/stored-file.entity.ts';
import { FileStorage } from '../storage/file-storage.ts';

/** A file that we make ourselves, as large as it will be. */
export interface MadeFile {
  readonly purpose: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly content: Readable;
  /** Id of what it belongs to. */
  readonly attachedTo: string;
}

/** Stores what is still being made, as it comes: never all of it is in memory. */
@Injectable()
export class KeepStream {
  constructor(
    private readonly storage: FileStorage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns how to write the file's row, in the transaction of what it belongs to; what fails before leaves nothing. */
  async run(made: MadeFile): Promise<(tx: Transaction) => Promise<string>> {
    const key = this.storage.newKey();
    const digest = createHash('sha256');
    let size = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        digest.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await Promise.all([pipeline(made.content, measured), this.storage.putStream(key, measured, made.mediaType)]);
    } catch (error) {
      await this.storage.delete(key).catch(() => undefined);
      throw error;
    }
    const now = this.clock.now();
    const row = {
      id: newId(this.clock),
      purpose: made.purpose,
      owner_id: made.ownerId,
      storage_key: key,
      media_type: made.mediaType,
      size,
      sha256: digest.digest('hex'),
      name: fileNameFor(made.name, made.mediaType),
      created_at: now,
      attached_to: made.attachedTo,
      attached_at: now,
    };
    return async (tx) => {
      await sqlOf(tx, StoredFile).insertInto('stored_files').values(row).execute();
      return row.id;
    };
  }
}
