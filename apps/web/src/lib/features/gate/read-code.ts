import {
  type CodeFacts,
  type Ed25519,
  parseScannedText,
  type SignedTicket,
  verifyTicket,
} from '@pho-hien/check-in-core';
import type { TicketAtGateFragment } from '#generated/graphql.ts';
import { holderOf } from './holder-of.ts';
import type { TicketList } from './ticket-list.ts';

/** What a scanned or typed text is to this device. */
export interface ReadCode {
  /** Whose it would be; to be shown of a valid one only. */
  readonly holder: Promise<TicketAtGateFragment | null>;
  readonly kind: CodeFacts['kind'];
  /** What a valid or invalid code of ours says; its signature opens the name. */
  readonly signed: SignedTicket | null;
  readonly signatureValid: boolean;
  readonly shortCode: string | null;
  /** SHA-256, hexadecimal, of a text that names no ticket by itself. */
  readonly digest: string | null;
}

/**
 * Reads a text and checks its signature. What is no code of ours, such as the one on an identity
 * card, is kept and sent only as a digest: it is none of our business.
 */
export async function readCode(text: string, list: TicketList, ed25519: Ed25519): Promise<ReadCode> {
  const scanned = parseScannedText(text);
  if (scanned.kind === 'token') {
    const signed = scanned.ticket;
    const key = signed.token.eventNumber === list.head.eventNumber ? list.key(signed.token.keyId) : undefined;
    const holder = holderOf(signed, list);
    const signatureValid = key !== undefined && (await verifyTicket(signed, key, ed25519));
    return { holder, kind: 'token', signed, signatureValid, shortCode: null, digest: null };
  }
  const none = { holder: Promise.resolve(null), signed: null, signatureValid: false };
  if (scanned.kind === 'shortCode')
    return { kind: 'shortCode', ...none, shortCode: scanned.shortCode, digest: await digestOf(scanned.shortCode) };
  return { kind: 'notATicket', ...none, shortCode: null, digest: await digestOf(text) };
}

async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
