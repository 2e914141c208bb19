import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoMail } from './demo-mail.graphql.ts';
import { readEml } from './read-eml.ts';

const MOST = 50;

/** The mails that the demonstration's mail server kept as `.eml` files, whose names sort by time. */
@Injectable()
export class DemoMailbox {
  private readonly folder: string | undefined;
  /** Read once: a mail that was sent does not change, and taking it apart costs more than all the rest. */
  private mails = new Map<string, Promise<DemoMail>>();

  constructor(@Inject(ENVIRONMENT) { DEMO, DEMO_MAILBOX_DIR, NODE_ENV }: Environment) {
    // The environment refuses both settings in production; this is the second bolt on the door.
    this.folder = DEMO && NODE_ENV !== 'production' ? DEMO_MAILBOX_DIR : undefined;
  }

  /** The newest `first` mails (at most 50), newest first; null where there is no demonstration. */
  async newest(first = 20): Promise<DemoMail[] | null> {
    const { folder } = this;
    if (!folder) return null;
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
    const newest = names.sort().reverse().slice(0, MOST);
    this.mails = new Map(newest.map((name) => [name, this.mails.get(name) ?? this.read(folder, name)]));
    return Promise.all([...this.mails.values()].slice(0, Math.max(first, 1)));
  }

  private async read(folder: string, name: string): Promise<DemoMail> {
    try {
      return await readEml(name.slice(0, -'.eml'.length), await readFile(join(folder, name)));
    } catch (error) {
      this.mails.delete(name);
      throw error;
    }
  }
}
