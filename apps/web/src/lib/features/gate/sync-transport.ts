import { SyncScansDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { deviceFetch } from './device-fetch.ts';
import type { SyncTransport } from './sync-client.ts';

/** A batch of 500 on a weak network takes longer than one question. */
const PATIENCE_MS = 6000;
const PATIENCE_A_FACT_MS = 20;
/** Without a single byte for so long, nobody is there any more. */
const STALL_MS = 15_000;

/** The server as a paired device reaches it. @param onprogress bytes of the list so far, and in all where known */
export function serverTransport(
  token: string,
  onprogress: (loaded: number, total: number | null) => void,
): SyncTransport {
  return {
    async sync(input) {
      const patience = PATIENCE_MS + PATIENCE_A_FACT_MS * [input.scans, input.undos].flat().length;
      const { syncScans } = await request(deviceFetch(token, { patience }), SyncScansDocument, { input });
      if (syncScans.__typename !== 'ScansSynced') throw new ApiFailure('INVALID_INPUT', undefined);
      return syncScans;
    },
    manifest: () => fetchManifest(token, onprogress),
  };
}

async function fetchManifest(
  token: string,
  onprogress: (loaded: number, total: number | null) => void,
): Promise<Uint8Array> {
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), STALL_MS);
  try {
    const response = await fetch('/api/gate/manifest', {
      headers: { authorization: `Device ${token}` },
      credentials: 'omit',
      cache: 'no-store',
      signal: stalled.signal,
    });
    if (!response.ok || !response.body) throw new ApiFailure(codeOf(response.status), undefined);
    const total = Number(response.headers.get('x-manifest-bytes')) || null;
    const chunks: Uint8Array[] = [];
    let loaded = 0;
    onprogress(0, total);
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) return joined(chunks, loaded);
      timer = setTimeout(() => stalled.abort(), STALL_MS);
      chunks.push(value);
      loaded += value.length;
      onprogress(loaded, total);
    }
  } catch (error) {
    throw error instanceof ApiFailure ? error : new ApiFailure('SERVICE_UNAVAILABLE', undefined);
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(status: number): string {
  return status === 401 || status === 403 ? 'UNAUTHENTICATED' : 'SERVICE_UNAVAILABLE';
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
