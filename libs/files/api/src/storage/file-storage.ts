import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '@pho-hien/platform';
import { Disk } from 'flydrive';
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
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

  async putStream(key: string, content: Readable, contentType: string): Promise<void> {
    await (await this.opened()).putStream(key, content, { contentType });
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
