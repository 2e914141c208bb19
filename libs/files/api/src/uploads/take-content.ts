import { type FileWish, isMediaType, kindOf, kindRefusal, type MediaType } from '@pho-hien/files-core';
import { fileTypeFromBuffer } from 'file-type';
import { reEncodePicture } from './re-encode-picture.ts';
import { RefusedUpload } from './refused-upload.ts';

/** A content fit to be kept. */
export interface TakenContent {
  readonly mediaType: MediaType;
  readonly content: Buffer;
}

/** Looks at what the bytes are, whatever they are called; pictures are drawn anew. Throws `RefusedUpload`. */
export async function takeContent(bytes: Buffer, wish: FileWish): Promise<TakenContent> {
  const mediaType: string = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  const refusal = kindRefusal(mediaType, wish);
  if (refusal || !isMediaType(mediaType)) throw new RefusedUpload(refusal ?? 'wrong_kind');
  const content = kindOf(mediaType) === 'picture' ? await reEncodePicture(bytes) : bytes;
  return { mediaType, content };
}
