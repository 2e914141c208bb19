import { type FileWish, refusalOf } from '@pho-hien/files-core';

/** A file that the API keeps for us, until what it is for is saved. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Why there is no file: a code that `file-words.ts` has words for. */
export class UploadFailure extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** An upload under way. */
export interface Upload {
  /** Throws `UploadFailure`, with `aborted` where it was stopped. */
  readonly done: Promise<KeptFile>;
  /** Nobody wants it any more. */
  stop(): void;
  /** The page is left: what can go on later does. */
  leave(): void;
}

/**
 * Sends a file; what can be seen to be too large or of the wrong kind is not sent at all.
 * @param onprogress told how much has left, 0 to 100
 */
export function upload(purpose: string, wish: FileWish, file: File, onprogress: (percent: number) => void): Upload {
  const refusal = refusalOf({ bytes: file.size, mediaType: file.type }, wish);
  if (refusal) return refusedUpload(refusal);
  // Of the browser's two ways only the older one tells how far it is.
  const request = new XMLHttpRequest();
  const done = new Promise<KeptFile>((resolve, reject) => {
    const fail = (code: string) => reject(new UploadFailure(code));
    request.upload.onprogress = ({ loaded, total }) => onprogress(Math.floor((100 * loaded) / Math.max(total, 1)));
    request.onerror = () => fail('failed');
    request.onabort = () => fail('aborted');
    request.onload = () => {
      const answer = request.response as (KeptFile & { code?: string }) | null;
      if (request.status === 201 && answer) resolve({ id: answer.id, name: answer.name, size: answer.size });
      else fail(answer?.code ?? 'failed');
    };
  });
  request.open('POST', `/api/files/${purpose}`);
  request.responseType = 'json';
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name.slice(-200)));
  request.send(file);
  const stop = () => request.abort();
  return { done, stop, leave: stop };
}

/** An upload that was not even begun. */
export function refusedUpload(code: string): Upload {
  return { done: Promise.reject(new UploadFailure(code)), stop: () => undefined, leave: () => undefined };
}
