import { Inject, Injectable } from '@nestjs/common';
import { fileNameFor, type MediaType, UNATTACHED_LIFE_MS } from '@pho-hien/files-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { CLOCK, Database, Jobs, sqlOf, type Transaction } from '@pho-hien/platform';
import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { REMOVE_UNATTACHED } from '../removal/remove-unattached.ts';
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
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns how to attach the file, in the transaction of what it belongs to. What fails before leaves nothing;
   * what a process leaves that dies on the way belongs to nobody, opens for nobody, and is removed within a day.
   */
  async run(made: MadeFile): Promise<(tx: Transaction) => Promise<string>> {
    const { id, key } = await this.begin(made);
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
      // What is left when this fails too is removed with the row.
      await this.storage.delete(key).catch(() => undefined);
      throw error;
    }
    const sha256 = digest.digest('hex');
    const { ownerId: owner_id, attachedTo: attached_to } = made;
    return async (tx) => {
      const whole = { size, sha256, owner_id, attached_to, attached_at: this.clock.now() };
      await sqlOf(tx, StoredFile).updateTable('stored_files').set(whole).where('id', '=', id).execute();
      return id;
    };
  }

  /** The row first: a content without one would never be found again. Nothing is known of it yet. */
  private async begin({ purpose, name, mediaType }: MadeFile): Promise<{ id: string; key: string }> {
    const id = newId(this.clock);
    const key = this.storage.newKey();
    const now = this.clock.now();
    const row = {
      id,
      purpose,
      owner_id: null,
      storage_key: key,
      media_type: mediaType,
      size: 1,
      sha256: '0'.repeat(64),
      name: fileNameFor(name, mediaType),
      created_at: now,
    };
    await this.database.transaction(async (tx) => {
      await sqlOf(tx, StoredFile).insertInto('stored_files').values(row).execute();
      const end = new Date(now.getTime() + UNATTACHED_LIFE_MS + 60_000);
      await this.jobs.enqueue(tx, REMOVE_UNATTACHED, { fileId: id }, end);
    });
    return { id, key };
  }
}
