import { RedeemTicketDocument, type RedeemTicketInput } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { Outcome } from './decide.ts';
import { deviceFetch, isLockedOut } from './device-fetch.ts';

/** Somebody stands there and waits. */
const PATIENCE_MS = 4000;

/**
 * Lets the server decide about a typed code, because it alone knows the names. Asking about the same
 * scan again is always safe.
 */
export async function askServer(token: string, input: RedeemTicketInput, signal: AbortSignal): Promise<Outcome> {
  try {
    const ask = deviceFetch(token, { signal, patience: PATIENCE_MS });
    const { redeemTicket } = await request(ask, RedeemTicketDocument, { input });
    if (redeemTicket.__typename === 'ScanRecorded') return { kind: 'decided', scan: redeemTicket };
    return { kind: redeemTicket.__typename === 'OverrideNotAllowed' ? 'overrideRefused' : 'failed' };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    if (isLockedOut(error.code)) return { kind: 'locked' };
    return { kind: error.code === 'SERVICE_UNAVAILABLE' ? 'unreachable' : 'failed' };
  }
}
