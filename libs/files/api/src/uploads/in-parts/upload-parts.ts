import { Inject, Injectable } from '@nestjs/common';
import { kindRefusal, UNFINISHED_LIFE_MS } from '@pho-hien/files-core';
import { isId } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf, type Transaction } from '@pho-hien/platform';
import type { Clock } from '@pho-hien/kernel';
import { fileTypeFromBuffer } from 'file-type';
import { buffer } from 'node:stream/consumers';
import { FilePurposes } from '../../file-purposes.ts';
import { UnfinishedUpload } from '../../rows/unfinished-upload.entity.ts';
import { FileStorage } from '../../storage/file-storage.ts';
import { RefusedUpload } from '../refused-upload.ts';

/** So many bytes tell what a file of most kinds is. */
const TELLING_BYTES = 4100;

/** An upload as far as it has come. */
export interface UploadState {
  readonly id: string;
  readonly purpose: string;
  readonly name: string;
  /** Bytes that it will have, and that are here. */
  readonly size: number;
  readonly received: number;
  readonly parts: number;
  readonly storageKey: string;
  /** The stored file that it became. */
  readonly fileId: string | null;
}

/** A part does not begin where the last one ended: another request went on with the upload meanwhile. */
export class OffsetMismatch extends Error {}

/** Keeps the parts of uploads, each whole or not at all, in the order of their bytes. */
@Injectable()
export class UploadParts {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly purposes: FilePurposes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null where there is none, where it is somebody else's, and where its time is over. */
  async find(id: string, ownerId: string): Promise<UploadState | null> {
    if (!isId(id)) return null;
    const row = await sqlOf(this.database.reader, UnfinishedUpload)
      .selectFrom('unfinished_uploads')
      .selectAll()
      .where('id', '=', id)
      .where('owner_id', '=', ownerId)
      .where('created_at', '>', new Date(this.clock.now().getTime() - UNFINISHED_LIFE_MS))
      .executeTakeFirst();
    return row ? stateOf(row) : null;
  }

  /**
   * Keeps one part; returns how many bytes are here then. Throws `OffsetMismatch`, and `RefusedUpload` where already
   * the first part shows that it is not what is taken here.
   */
  async keep({ id }: UploadState, offset: number, bytes: Buffer): Promise<number> {
    return this.database.transaction(async (tx) => {
      const upload = await lockUpload(tx, id);
      if (!upload || upload.received !== offset || offset + bytes.length > upload.size) throw new OffsetMismatch();
      if (offset === 0) await this.refuseEarly(upload, bytes);
      // Before the row says so: the next try writes over a part that the row knows nothing of.
      await this.storage.put(partKey(upload, upload.parts), bytes, 'application/octet-stream');
      const received = offset + bytes.length;
      await sqlOf(tx, UnfinishedUpload)
        .updateTable('unfinished_uploads')
        .set({ received, parts: upload.parts + 1 })
        .where('id', '=', id)
        .execute();
      return received;
    });
  }

  /** All bytes of an upload that is whole. */
  async whole(upload: UploadState): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let at = 0; at < upload.parts; at += 1)
      parts.push(await buffer(await this.storage.stream(partKey(upload, at))));
    return Buffer.concat(parts, upload.size);
  }

  /** Remembers what it became, so that who did not hear of it can ask again; its parts are not needed any more. */
  async became(upload: UploadState, fileId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await sqlOf(tx, UnfinishedUpload)
        .updateTable('unfinished_uploads')
        .set({ file_id: fileId })
        .where('id', '=', upload.id)
        .execute();
    });
    await this.dropParts(upload);
  }

  /** Removes an upload with everything that came of it. What is gone already is gone. */
  async remove(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const upload = await lockUpload(tx, id);
      if (!upload) return;
      // The parts first: where that fails the row stays, and it is tried again.
      await this.dropParts(upload);
      await sqlOf(tx, UnfinishedUpload).deleteFrom('unfinished_uploads').where('id', '=', id).execute();
    });
  }

  /** One more than the row knows: it may have been written before the row was. */
  private async dropParts(upload: UploadState): Promise<void> {
    for (let at = 0; at <= upload.parts; at += 1) await this.storage.delete(partKey(upload, at));
  }

  /** Nobody sends twenty megabytes to hear then that it was the wrong file. Sheets show only as a whole what they are. */
  private async refuseEarly({ purpose, size }: UploadState, bytes: Buffer): Promise<void> {
    const wish = this.purposes.find(purpose);
    if (!wish || wish.kinds.includes('sheet') || bytes.length < Math.min(size, TELLING_BYTES)) return;
    const refusal = kindRefusal((await fileTypeFromBuffer(bytes))?.mime ?? '', wish);
    if (refusal) throw new RefusedUpload(refusal);
  }
}

const partKey = ({ storageKey }: UploadState, at: number) => `${storageKey}.${at}`;

async function lockUpload(tx: Transaction, id: string): Promise<UploadState | null> {
  const row = await sqlOf(tx, UnfinishedUpload)
    .selectFrom('unfinished_uploads')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? stateOf(row) : null;
}

interface UploadRow {
  readonly id: string;
  readonly purpose: string;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly parts: number;
  readonly storage_key: string;
  readonly file_id: string | null;
}

const stateOf = ({ id, purpose, name, size, received, parts, storage_key, file_id }: UploadRow): UploadState => ({
  ...{ id, purpose, name, size, received, parts },
  storageKey: storage_key,
  fileId: file_id,
});
