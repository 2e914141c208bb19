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

  constructor(@Inject(ENVIRONMENT) { DEMO, DEMO_MAILBOX_DIR, NODE_ENV }: Environment) {
    // The environment refuses both settings in production; this is the second bolt on the door.
    this.folder = DEMO && NODE_ENV !== 'production' ? DEMO_MAILBOX_DIR : undefined;
  }

  /** The newest `first` mails (at most 50), newest first; null where there is no demonstration. */
  async newest(first = 20): Promise<DemoMail[] | null> {
    const { folder } = this;
    if (!folder) return null;
    const names = await readdir(folder).catch(() => []);
    const wanted = names
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .reverse()
      .slice(0, Math.min(Math.max(first, 1), MOST));
    return Promise.all(
      wanted.map(async (name) => readEml(name.slice(0, -'.eml'.length), await readFile(join(folder, name)))),
    );
  }
}
