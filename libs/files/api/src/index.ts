export { type AttachedFile, type FilePurpose, FilePurposes } from './file-purposes.ts';
export { FilesModule } from './files.module.ts';
export { filesPersistence } from './persistence.ts';
export { StoredFileType } from './stored-file.graphql.ts';
export { type Attachment, StoredFiles } from './stored-files.ts';
export { RefusedUpload } from './uploads/refused-upload.ts';
export { type FileReceipt, StoreFile } from './uploads/store-file.ts';
export { letGo, nameIn } from './uploads/uploads.ts';
export { readBody } from './uploads/read-body.ts';
