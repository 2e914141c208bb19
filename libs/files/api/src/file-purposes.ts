import { Injectable } from '@nestjs/common';
import type { FileWish } from '@pho-hien/files-core';
import type { Caller } from '@pho-hien/platform';

/** A file that belongs to something, as the guard of its purpose sees it. */
export interface AttachedFile {
  readonly id: string;
  readonly ownerId: string | null;
  /** Id of what it belongs to. */
  readonly attachedTo: string;
}

/** What files are uploaded for; the context that owns what they belong to registers it. */
export interface FilePurpose extends FileWish {
  /** Stands in the upload's address: `organisation-logo`. */
  readonly name: string;
  /** Whether somebody who is not signed in may upload. */
  readonly uploadBy: 'anyone' | 'signed-in';
  /** Who may open one that is attached: anybody, or whom this lets in, asked each time; `key` stands in the address. */
  readonly opening: 'public' | ((file: AttachedFile, caller: Caller, key: string | null) => Promise<boolean>);
}

/** Every purpose there is; a file of none can be neither uploaded nor opened. */
@Injectable()
export class FilePurposes {
  private readonly purposes = new Map<string, FilePurpose>();

  /** Declares a purpose; call it in a module's `onModuleInit`. */
  register(purpose: FilePurpose): void {
    if (this.purposes.has(purpose.name)) throw new Error(`Two purposes named ${purpose.name}`);
    this.purposes.set(purpose.name, purpose);
  }

  find(name: string): FilePurpose | undefined {
    return this.purposes.get(name);
  }
}
