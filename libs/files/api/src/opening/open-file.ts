import { Injectable } from '@nestjs/common';
import { isId } from '@pho-hien/kernel';
import { type Caller, Database, sqlOf } from '@pho-hien/platform';
import type { Readable } from 'node:stream';
import { FilePurposes } from '../file-purposes.ts';
import { StoredFile } from '../rows/stored-file.entity.ts';
import { FileStorage } from '../storage/file-storage.ts';

/** A file that this caller may open, at this moment. */
export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly isPublic: boolean;
  content(): Promise<Readable>;
}

/** Lets in whom the owning context lets in; a file nobody attached yet opens for its uploader alone. */
@Injectable()
export class OpenFile {
  constructor(
    private readonly database: Database,
    private readonly purposes: FilePurposes,
    private readonly storage: FileStorage,
  ) {}

  /** Null where there is no such file, and where it is not the caller's to open. */
  async run(caller: Caller, id: string, key: string | null = null): Promise<OpenedFile | null> {
    if (!isId(id)) return null;
    const file = await sqlOf(this.database.reader, StoredFile)
      .selectFrom('stored_files')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    const opening = file && this.purposes.find(file.purpose)?.opening;
    if (!opening) return null;
    const allowed =
      file.attached_to === null
        ? caller.actor.kind === 'person' && caller.actor.userId === file.owner_id
        : opening === 'public' ||
          (await opening({ id, ownerId: file.owner_id, attachedTo: file.attached_to }, caller, key));
    if (!allowed) return null;
    return {
      name: file.name,
      mediaType: file.media_type,
      size: file.size,
      sha256: file.sha256,
      isPublic: file.attached_to !== null && opening === 'public',
      content: () => this.storage.stream(file.storage_key),
    };
  }
}
