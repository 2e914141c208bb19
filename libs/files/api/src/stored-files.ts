import { Inject, Injectable } from '@nestjs/common';
import { type Clock, isId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, sqlOf, type Transaction } from '@pho-hien/platform';
import { REMOVE_UNATTACHED } from './removal/remove-unattached.ts';
import { StoredFile } from './rows/stored-file.entity.ts';
import type { StoredFileType } from './stored-file.graphql.ts';

/** Files that shall belong to something. */
export interface Attachment {
  readonly ids: readonly string[];
  readonly purpose: string;
  /** Id of what they shall belong to. */
  readonly to: string;
  readonly caller: Caller;
}

/** Files as other contexts know them: ids that they attach, in their own transactions. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Attaches the files, in one statement, and returns the ids that could not be: unknown, removed, of
   * another purpose, uploaded by another account, or belonging to something else. Attaching twice to
   * the same is attaching once.
   */
  async attach(tx: Transaction, { ids, purpose, to, caller }: Attachment): Promise<string[]> {
    const usable = ids.filter(isId);
    if (usable.length === 0) return [...ids];
    const userId = caller.actor.kind === 'person' ? caller.actor.userId : null;
    const attached = await sqlOf(tx, StoredFile)
      .updateTable('stored_files')
      .set({ attached_to: to, attached_at: this.clock.now() })
      .where('id', 'in', usable)
      .where('purpose', '=', purpose)
      .where((is) => is.or([is('attached_to', 'is', null), is('attached_to', '=', to)]))
      .where((is) =>
        is.or([
          is('owner_id', 'is', null),
          is('attached_to', '=', to),
          ...(userId ? [is('owner_id', '=', userId)] : []),
        ]),
      )
      .returning('id')
      .execute();
    const known = new Set(attached.map(({ id }) => id));
    return ids.filter((id) => !known.has(id));
  }

  /** Takes files from what they belong to; they are removed once they are a day old. */
  async detach(tx: Transaction, ids: readonly string[], from: string): Promise<void> {
    if (ids.length === 0) return;
    const detached = await sqlOf(tx, StoredFile)
      .updateTable('stored_files')
      .set({ attached_to: null, attached_at: null })
      .where('id', 'in', ids)
      .where('attached_to', '=', from)
      .returning('id')
      .execute();
    for (const { id } of detached) await this.jobs.enqueue(tx, REMOVE_UNATTACHED, { fileId: id });
  }

  /** Name, kind and size of files, by id, for who may read what they belong to. */
  async factsOf(ids: readonly string[]): Promise<Map<string, StoredFileType>> {
    const wanted = ids.filter(isId);
    if (wanted.length === 0) return new Map();
    const rows = await sqlOf(this.database.reader, StoredFile)
      .selectFrom('stored_files')
      .select(['id', 'name', 'media_type as mediaType', 'size'])
      .where('id', 'in', wanted)
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }
}
