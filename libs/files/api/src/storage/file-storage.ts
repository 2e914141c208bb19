import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { Disk } from 'flydrive';
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storageDriver } from './storage-driver.ts';

/** Contents under random keys; opened at the first file, for most requests know none. */
@Injectable()
export class FileStorage {
  private disk: Promise<Disk> | undefined;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** A key that nobody can guess, spread over folders. */
  newKey(): string {
    const key = randomBytes(20).toString('hex');
    return `${key.slice(0, 2)}/${key}`;
  }

  async put(key: string, content: Uint8Array, contentType: string): Promise<void> {
    await (await this.opened()).put(key, content, { contentType });
  }

  /** A content whose length shows at its end: a bucket must be told it before, so there it is gathered first. */
  async putStream(key: string, content: Readable, contentType: string): Promise<void> {
    const disk = await this.opened();
    if (this.environment.STORAGE_URL.startsWith('file:')) return disk.putStream(key, content, { contentType });
    const folder = await mkdtemp(join(tmpdir(), 'pho-hien-'));
    try {
      const path = join(folder, 'content');
      await pipeline(content, createWriteStream(path));
      const { size: contentLength } = await stat(path);
      await disk.putStream(key, createReadStream(path), { contentType, contentLength });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async stream(key: string): Promise<Readable> {
    return (await this.opened()).getStream(key);
  }

  /** Also succeeds where there is nothing any more. */
  async delete(key: string): Promise<void> {
    await (await this.opened()).delete(key);
  }

  private opened(): Promise<Disk> {
    return (this.disk ??= storageDriver(this.environment.STORAGE_URL).then((driver) => new Disk(driver)));
  }
}
