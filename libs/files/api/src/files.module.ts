import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Jobs } from '@pho-hien/platform';
import type { FastifyInstance } from 'fastify';
import { FilePurposes } from './file-purposes.ts';
import { FilesController } from './opening/files.controller.ts';
import { OpenFile } from './opening/open-file.ts';
import { REMOVE_UNATTACHED, RemoveUnattached } from './removal/remove-unattached.ts';
import { FileStorage } from './storage/file-storage.ts';
import { StoredFiles } from './stored-files.ts';
import { BeginUpload, REMOVE_UNFINISHED } from './uploads/in-parts/begin-upload.ts';
import { FinishUpload } from './uploads/in-parts/finish-upload.ts';
import { UploadParts } from './uploads/in-parts/upload-parts.ts';
import { UploadsInParts } from './uploads/in-parts/uploads-in-parts.ts';
import { mountUploads } from './uploads/mount-uploads.ts';
import { KeepStream } from './uploads/keep-stream.ts';
import { StoreFile } from './uploads/store-file.ts';
import { Uploads } from './uploads/uploads.ts';

/** Files: uploaded, attached by whom they are for, opened only through that context's check. */
@Global()
@Module({
  controllers: [FilesController],
  providers: [
    ...[FilePurposes, FileStorage, StoreFile, KeepStream, StoredFiles, OpenFile, RemoveUnattached, Uploads],
    ...[BeginUpload, FinishUpload, UploadParts, UploadsInParts],
  ],
  exports: [FilePurposes, StoredFiles, StoreFile, KeepStream],
})
export class FilesModule implements OnModuleInit {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly uploads: Uploads,
    private readonly inParts: UploadsInParts,
    private readonly parts: UploadParts,
    private readonly jobs: Jobs,
    private readonly removal: RemoveUnattached,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ fileId: string }>(REMOVE_UNATTACHED, { retryLimit: 10, retryDelay: 60 }, ({ fileId }) =>
      this.removal.run(fileId),
    );
    this.jobs.register<{ uploadId: string }>(REMOVE_UNFINISHED, { retryLimit: 10, retryDelay: 60 }, ({ uploadId }) =>
      this.parts.remove(uploadId),
    );
    // Absent where the application runs without a server, as for the seed.
    const server = this.http.httpAdapter?.getInstance<FastifyInstance>();
    if (server) mountUploads(server, this.uploads, this.inParts);
  }
}
