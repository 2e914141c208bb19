import { Inject, Injectable } from '@nestjs/common';
import { UNATTACHED_LIFE_MS } from '@pho-hien/files-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { StoredFile } from '../rows/stored-file.entity.ts';
import { FileStorage } from '../storage/file-storage.ts';

/** Name of the job that removes one file, should it still belong to nothing. */
export const REMOVE_UNATTACHED = 'files.remove-unattached';

/** Removes a file that nobody attached within a day. */
@Injectable()
export class RemoveUnattached {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(fileId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = sqlOf(tx, StoredFile);
      const file = await sql
        .selectFrom('stored_files')
        .select('storage_key')
        .where('id', '=', fileId)
        .where('attached_to', 'is', null)
        .where('created_at', '<=', new Date(this.clock.now().getTime() - UNATTACHED_LIFE_MS))
        // Whoever attaches it now waits, and finds it gone.
        .forUpdate()
        .executeTakeFirst();
      if (!file) return;
      // The content first: where that fails the row stays, and the job is tried again.
      await this.storage.delete(file.storage_key);
      await sql.deleteFrom('stored_files').where('id', '=', fileId).execute();
    });
  }
}
