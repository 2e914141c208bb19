import { isMediaType, kindOf, type FileKind, type MediaType } from './file-kind.ts';

/**
 * Why a file is not taken:
 * `empty`: it has no content; `too_large`: more bytes than allowed; `wrong_kind`: what it really
 * holds is not taken here; `not_a_picture`: a picture was asked for, it is none; `too_many_pixels`:
 * a picture beyond `MOST_PIXELS`; `damaged`: it begins like a picture and cannot be read to its end.
 */
export const REFUSALS = ['empty', 'too_large', 'wrong_kind', 'not_a_picture', 'too_many_pixels', 'damaged'] as const;

/** Why a file is not taken. */
export type RefusalCode = (typeof REFUSALS)[number];

/** A file as far as it can be judged from outside: what a browser knows before it sends anything. */
export interface FileOutside {
  readonly bytes: number;
  /** As the browser or its content says; anything for unknown. */
  readonly mediaType: string;
}

/** What one purpose takes. */
export interface FileWish {
  readonly kinds: readonly FileKind[];
  readonly mostBytes: number;
}

/** Why the file is not taken for this purpose, or `null`; its content is still to be looked at. */
export function refusalOf(file: FileOutside, wish: FileWish): RefusalCode | null {
  if (file.bytes === 0) return 'empty';
  if (file.bytes > wish.mostBytes) return 'too_large';
  return kindRefusal(file.mediaType, wish);
}

/** Why a file that really holds this is not taken for this purpose, or `null`. */
export function kindRefusal(mediaType: string, { kinds }: Pick<FileWish, 'kinds'>): RefusalCode | null {
  if (isMediaType(mediaType) && kinds.includes(kindOf(mediaType as MediaType))) return null;
  return kinds.length === 1 && kinds[0] === 'picture' ? 'not_a_picture' : 'wrong_kind';
}
