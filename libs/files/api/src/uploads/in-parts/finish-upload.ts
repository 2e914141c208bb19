import { Injectable } from '@nestjs/common';
import { type Caller, Database, sqlOf } from '@pho-hien/platform';
import type { FilePurpose } from '../../file-purposes.ts';
import { StoredFile } from '../../rows/stored-file.entity.ts';
import { RefusedUpload } from '../refused-upload.ts';
import { type FileReceipt, StoreFile } from '../store-file.ts';
import { Turns } from '../turns.ts';
import { UploadParts, type UploadState } from './upload-parts.ts';

/** Makes a stored file of an upload that is whole, by the same door as one that came at once. */
@Injectable()
export class FinishUpload {
  /** Whole files are in memory: few at once. */
  private readonly turns = new Turns(4);

  constructor(
    private readonly database: Database,
    private readonly parts: UploadParts,
    private readonly files: StoreFile,
  ) {}

  /** Asked twice it answers the same. Throws `RefusedUpload`; then nothing is left of the upload. */
  async run(caller: Caller, purpose: FilePurpose, upload: UploadState): Promise<FileReceipt> {
    const before = upload.fileId === null ? null : await this.receiptOf(upload.fileId);
    if (before) return before;
    try {
      const receipt = await this.turns.take(async () =>
        this.files.run(caller, purpose, upload.name, await this.parts.whole(upload)),
      );
      await this.parts.became(upload, receipt.id);
      return receipt;
    } catch (error) {
      if (error instanceof RefusedUpload) await this.parts.remove(upload.id);
      throw error;
    }
  }

  private async receiptOf(id: string): Promise<FileReceipt | null> {
    const row = await sqlOf(this.database.reader, StoredFile)
      .selectFrom('stored_files')
      .select(['id', 'name', 'media_type as mediaType', 'size'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }
}
