import { parseScannedText, type TicketToken, verifyTicket, webCryptoEd25519 } from '@pho-hien/check-in-core';
import { createHash } from 'node:crypto';
import type { KnownKeys } from './known-keys.ts';
import type { KnownList } from './known-lists.ts';

/** What a scanned text says, as far as it can be known without asking for the ticket. */
export type ReadCode =
  | { readonly kind: 'notATicket' }
  | {
      readonly kind: 'token';
      readonly token: TicketToken;
      /** Of this event and made with one of its keys; that the key was revoked is found out later. */
      readonly genuine: boolean;
    }
  | { readonly kind: 'shortCode'; readonly shortCode: string };

const ed25519 = webCryptoEd25519();

/** Reads a code and checks its signature: the costly part of a scan, done before a connection is taken. */
export async function readCode(text: string, list: KnownList, keys: KnownKeys): Promise<ReadCode> {
  const scanned = parseScannedText(text);
  if (scanned.kind !== 'token') return scanned;
  const { token } = scanned.ticket;
  if (token.eventNumber !== list.eventNumber) return { kind: 'token', token, genuine: false };
  const publicKey = await keys.publicKeyOf(list.eventId, token.keyId);
  const genuine = publicKey !== undefined && (await verifyTicket(scanned.ticket, publicKey, ed25519));
  return { kind: 'token', token, genuine };
}

/** What the ledger keeps of a code that no ticket was recognised in, hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
