import { endingOf, type MediaType } from './file-kind.ts';

/** The most characters of a file's name, with its ending. */
export const FILE_NAME_LENGTH = 100;

/**
 * The name under which a file is shown and saved: what its owner called it, without folders, control
 * and invisible characters, and what file systems refuse; the ending is that of the content, so that
 * `bao-cao.exe` holding a picture becomes `bao-cao.jpg`. It never names a place: files are stored
 * under keys of their own.
 */
export function fileNameFor(given: string, mediaType: MediaType): string {
  const ending = `.${endingOf(mediaType)}`;
  const last = given.normalize('NFC').split(/[/\\]/).at(-1)!;
  const stem = last
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*%;]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .replace(/\.[^.]{0,10}$/, '')
    .replace(/[.\s]+$/, '');
  const cut = [...stem].slice(0, FILE_NAME_LENGTH - ending.length).join('');
  return `${cut.trim() || 'tep'}${ending}`;
}
