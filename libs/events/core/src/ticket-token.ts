import { idFromBytes, idToBytes, isId } from '@pho-hien/kernel';
import { decodeBase45, encodeBase45 } from './base45.ts';
import type { Ed25519 } from './ed25519.ts';

/** What every ticket's QR text begins with; the number is the format's. */
export const TICKET_PREFIX = 'PH1:';

const FORMAT_VERSION = 1;
const PAYLOAD_BYTES = 32;
const TOKEN_BYTES = 96;
const MINUTE = 60_000;
/** Said before the payload when it is signed, so that a signature can mean nothing but a ticket. */
const DOMAIN_SEPARATOR = new TextEncoder().encode('phohien-ticket-v1');

/** What a ticket's QR code says. No personal data. */
export interface TicketToken {
  /** Four bits kept for later, 0 today. */
  readonly flags: number;
  /** Which of the event's keys signed it, 0–255. */
  readonly keyId: number;
  /** The event's number, u32. */
  readonly eventNumber: number;
  readonly ticketId: string;
  /** The ticket type's number within the event, u16. */
  readonly ticketTypeNumber: number;
  /** From this instant on, whole minutes; `null`: always has been. */
  readonly validFrom: Date | null;
  /** Up to, not including, this instant, whole minutes; `null`: always will be. */
  readonly validUntil: Date | null;
}

/** A token read from a code, with what is needed to check who wrote it. */
export interface SignedTicket {
  readonly token: TicketToken;
  /** The 32 bytes that were signed, as read. */
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * The 32 bytes of a token that get signed.
 *
 * @throws RangeError when a number does not fit its field
 */
export function encodePayload(token: TicketToken): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, (FORMAT_VERSION << 4) | fitting(token.flags, 4));
  view.setUint8(1, fitting(token.keyId, 8));
  view.setUint32(2, fitting(token.eventNumber, 32));
  bytes.set(idToBytes(token.ticketId), 6);
  view.setUint16(22, fitting(token.ticketTypeNumber, 16));
  view.setUint32(24, minutesOf(token.validFrom, Math.floor));
  view.setUint32(28, minutesOf(token.validUntil, Math.ceil));
  return bytes;
}

/**
 * The text of the ticket's QR code: `PH1:` and 144 characters.
 *
 * @param secretKey the event's 32-byte key that `token.keyId` names
 */
export async function signTicket(token: TicketToken, secretKey: Uint8Array, ed25519: Ed25519): Promise<string> {
  const payload = encodePayload(token);
  const bytes = new Uint8Array(TOKEN_BYTES);
  bytes.set(payload);
  bytes.set(await ed25519.sign(signingInput(payload), secretKey), PAYLOAD_BYTES);
  return TICKET_PREFIX + encodeBase45(bytes);
}

/** The token in the text of a QR code, unchecked, or `null` when the text is not one of ours. */
export function decodeTicket(text: string): SignedTicket | null {
  if (!text.startsWith(TICKET_PREFIX)) return null;
  const bytes = decodeBase45(text.slice(TICKET_PREFIX.length));
  if (bytes?.length !== TOKEN_BYTES) return null;
  const view = new DataView(bytes.buffer);
  const ticketId = idFromBytes(bytes.subarray(6, 22));
  if (view.getUint8(0) >> 4 !== FORMAT_VERSION || !isId(ticketId)) return null;
  return {
    token: {
      flags: view.getUint8(0) & 0x0f,
      keyId: view.getUint8(1),
      eventNumber: view.getUint32(2),
      ticketId,
      ticketTypeNumber: view.getUint16(22),
      validFrom: instantOfMinutes(view.getUint32(24)),
      validUntil: instantOfMinutes(view.getUint32(28)),
    },
    payload: bytes.slice(0, PAYLOAD_BYTES),
    signature: bytes.slice(PAYLOAD_BYTES),
  };
}

/** Whether the ticket was signed with the secret half of this public key. */
export function verifyTicket(ticket: SignedTicket, publicKey: Uint8Array, ed25519: Ed25519): Promise<boolean> {
  return ed25519.verify(ticket.signature, signingInput(ticket.payload), publicKey);
}

function signingInput(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const input = new Uint8Array(DOMAIN_SEPARATOR.length + payload.length);
  input.set(DOMAIN_SEPARATOR);
  input.set(payload, DOMAIN_SEPARATOR.length);
  return input;
}

function minutesOf(instant: Date | null, round: (minutes: number) => number): number {
  return instant === null ? 0 : fitting(round(instant.getTime() / MINUTE), 32);
}

function instantOfMinutes(minutes: number): Date | null {
  return minutes === 0 ? null : new Date(minutes * MINUTE);
}

function fitting(value: number, bits: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** bits) return value;
  throw new RangeError(`${value} does not fit ${bits} bits`);
}
