import { type FileWish, PART_BYTES, refusalOf } from '@pho-hien/files-core';
import { begunUpload, digestOf, forgetUpload, rememberUpload } from './begun-uploads.ts';
import { type KeptFile, refusedUpload, type Upload, UploadFailure } from './upload.ts';
import { dropFile, keepFile } from './waiting-files.ts';

const TUS = { 'tus-resumable': '1.0.0' };
/** How long to wait after one failure, after two …; the last from then on. */
const AGAIN_MS = [1000, 2000, 5000, 10_000];

interface Told {
  /** How much the server has or is being sent, 0 to 100. */
  readonly progress: (percent: number) => void;
  /** Whether it waits for a network. */
  readonly waiting: (waits: boolean) => void;
}

/**
 * Sends a file in parts: where the line is cut it goes on from what the server has, after a reload too.
 * @param key names the field on this device
 */
export function uploadInParts(purpose: string, wish: FileWish, file: File, key: string, told: Told): Upload {
  const refusal = refusalOf({ bytes: file.size, mediaType: file.type }, wish);
  if (refusal) return refusedUpload(refusal);
  const stopping = new AbortController();
  const { signal } = stopping;
  return { done: run(), stop: () => stopping.abort('stop'), leave: () => stopping.abort('leave') };

  async function run(): Promise<KeptFile> {
    const digest = await digestOf(file).catch(() => {
      throw new UploadFailure('unreadable');
    });
    await keepFile(key, file);
    let failures = 0;
    for (;;) {
      try {
        const receipt = await goOn(digest, () => (failures = 0));
        forget();
        return receipt;
      } catch (reason) {
        if (signal.aborted) {
          if (signal.reason === 'stop') giveUp();
          throw new UploadFailure('aborted');
        }
        // Lost, or another window went on with it: the server is asked how far it is.
        const code = reason instanceof UploadFailure ? reason.code : 'fault';
        if (!['failed', 'busy', 'offset'].includes(code)) {
          if (code !== 'unauthenticated') forget();
          throw reason;
        }
        told.waiting(true);
        await patience(AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)]!, signal);
        failures += 1;
      }
    }
  }

  /** From what the server has to the end. */
  async function goOn(digest: string, succeeded: () => void): Promise<KeptFile> {
    const address = await begun(digest);
    let offset = await offsetOf(address);
    if (offset === null) {
      // Its time is over: from the beginning.
      forgetUpload(key);
      return goOn(digest, succeeded);
    }
    for (;;) {
      const part = file.slice(offset, offset + PART_BYTES);
      const from = offset;
      told.progress(percentOf(from));
      const answer = await sendPart(address, from, part, signal, (sent) => told.progress(percentOf(from + sent)));
      told.waiting(false);
      succeeded();
      if (answer) return answer;
      offset += part.size;
    }
  }

  function percentOf(bytes: number): number {
    return Math.floor((100 * bytes) / file.size);
  }

  async function begun(digest: string): Promise<string> {
    const before = begunUpload(key);
    if (before?.digest === digest) return before.address;
    const response = await ask(`/api/uploads/${purpose}`, 'POST', {
      'upload-length': String(file.size),
      'upload-metadata': `filename ${base64(file.name.slice(-200))}`,
    });
    if (!response.ok) throw new UploadFailure(await codeIn(response));
    const address = response.headers.get('location')!;
    const until = Date.parse(response.headers.get('upload-expires') ?? '');
    rememberUpload(key, { address, name: file.name, size: file.size, digest, until });
    return address;
  }

  async function offsetOf(address: string): Promise<number | null> {
    const response = await ask(address, 'HEAD', {});
    if (response.status === 404) return null;
    if (!response.ok) throw new UploadFailure(response.status === 401 ? 'unauthenticated' : 'failed');
    return Number(response.headers.get('upload-offset'));
  }

  async function ask(address: string, method: string, headers: Record<string, string>): Promise<Response> {
    try {
      return await fetch(address, { method, headers: { ...TUS, ...headers }, signal });
    } catch {
      throw new UploadFailure('failed');
    }
  }

  function forget(): void {
    forgetUpload(key);
    void dropFile(key);
  }

  function giveUp(): void {
    const before = begunUpload(key);
    forget();
    // What the server has goes within a day also where it does not hear of this.
    if (before) void fetch(before.address, { method: 'DELETE', headers: TUS }).catch(() => undefined);
  }
}

/** Sends one part; the receipt where it was the last, else null. */
function sendPart(address: string, offset: number, part: Blob, signal: AbortSignal, sent: (bytes: number) => void) {
  // Of the browser's two ways only the older one tells how far it is.
  const request = new XMLHttpRequest();
  return new Promise<KeptFile | null>((resolve, reject) => {
    const fail = (code: string) => reject(new UploadFailure(code));
    const stop = () => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.upload.onprogress = ({ loaded }) => sent(loaded);
    request.onerror = () => fail('failed');
    request.onabort = () => fail('aborted');
    request.onload = () => {
      const answer = request.response as (KeptFile & { code?: string }) | null;
      if (request.status === 200 && answer) resolve({ id: answer.id, name: answer.name, size: answer.size });
      else if (request.status === 204) resolve(null);
      // Gone: the server is asked, and it begins anew.
      else fail(request.status === 404 ? 'failed' : (answer?.code ?? 'failed'));
    };
    request.open('PATCH', address);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(TUS)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/offset+octet-stream');
    request.setRequestHeader('upload-offset', String(offset));
    request.send(part);
  });
}

const codeIn = async (response: Response): Promise<string> =>
  ((await response.json().catch(() => null)) as { code?: string } | null)?.code ?? 'failed';

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Waits so long, or until there may be a network again, or nobody wants it any more. */
function patience(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
