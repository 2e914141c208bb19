import { RedeemTicketDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { Decider, Outcome } from './decide.ts';
import { deviceFetch, isLockedOut } from './device-fetch.ts';

/** Lets the server decide. */
export function onlineDecider(token: string): Decider {
  return {
    async decide(
      { scanId, sequence, listId, direction, method, scannedAt, identityConfirmedTicketId, override },
      code,
      signal,
    ) {
      const input = {
        scanId,
        sequence,
        listId,
        direction,
        method,
        scannedAt,
        // A scan that is sent again was not scanned just now: this says how our clock goes.
        sentAt: new Date().toISOString(),
        code,
        identityConfirmedTicketId,
        override,
      };
      try {
        const { redeemTicket } = await request(deviceFetch(token, signal), RedeemTicketDocument, { input });
        if (redeemTicket.__typename === 'ScanRecorded') return { kind: 'decided', scan: redeemTicket };
        return { kind: redeemTicket.__typename === 'OverrideNotAllowed' ? 'overrideRefused' : 'failed' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiFailure)) throw error;
  if (isLockedOut(error.code)) return { kind: 'locked' };
  return { kind: error.code === 'SERVICE_UNAVAILABLE' ? 'unreachable' : 'failed' };
}
