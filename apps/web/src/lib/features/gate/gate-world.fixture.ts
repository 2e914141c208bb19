import {
  decodeManifest,
  encodeManifest,
  type ManifestHead,
  type ManifestStanding,
  type ManifestTicket,
  nobleEd25519,
  sealName,
} from '@pho-hien/check-in-core';
import { decodeTicket, signTicket, type TicketToken } from '@pho-hien/events-core';
import { instantOf } from '@pho-hien/kernel';
import type { KeptScan, KeptUndo } from './kept-fact.ts';

/** Vietnam time on the day of the event. */
export const at = (time: string) => instantOf('2026-12-12', time);
export const listId = '0193a000-0000-7000-8000-00000000c001';
export const gateId = '0193a000-0000-7000-8000-00000000a001';
export const otherGateId = '0193a000-0000-7000-8000-00000000a002';
export const ticketId = (number: number) => `0193a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const secret = new Uint8Array(32).fill(7);
const both = (text: string) => ({ vi: text, en: text });

export async function head(change: Partial<ManifestHead> = {}): Promise<ManifestHead> {
  const publicKey = Buffer.from(await nobleEd25519.publicKeyOf(secret)).toString('base64url');
  return {
    format: 1,
    eventId: '0193a000-0000-7000-8000-000000000001',
    eventNumber: 142,
    cursor: '1.1',
    issuedAt: at('07:00').toISOString(),
    complete: true,
    eventCancelled: false,
    keys: [{ number: 0, publicKey, revoked: false }],
    lists: [
      {
        id: listId,
        name: both('Vào cổng'),
        rules: {
          closed: false,
          ticketTypeNumbers: [1],
          windows: [],
          toleranceMinutes: 0,
          entry: 'ONCE',
          maxPerDay: null,
          exits: true,
          reentry: true,
          capacity: null,
          questions: [],
        },
        inside: 0,
      },
    ],
    gates: [
      { id: gateId, name: 'Cổng A' },
      { id: otherGateId, name: 'Cổng B' },
    ],
    ticketTypes: [{ number: 1, name: both('Khách tham quan') }],
    organisations: { from: 0, names: ['Đại học Hưng Yên'] },
    ...change,
  };
}

/** The text of a ticket’s code. */
export async function codeOf(number: number, change: Partial<TicketToken> = {}): Promise<string> {
  const token = { flags: 0, keyId: 0, eventNumber: 142, ticketId: ticketId(number), ticketTypeNumber: 1 };
  return signTicket({ ...token, validFrom: null, validUntil: null, ...change }, secret, nobleEd25519);
}

export async function ticket(number: number, change: Partial<ManifestTicket> = {}): Promise<ManifestTicket> {
  const { signature } = decodeTicket(await codeOf(number))!;
  const holder = { fullName: `Nguyễn Thị Số ${number}`, organisationNumber: 0 };
  return {
    ticketId: ticketId(number),
    ticketTypeNumber: 1,
    status: 'VALID',
    blocked: false,
    validFrom: null,
    validUntil: null,
    sealRevision: 1,
    sealedName: await sealName(holder, { signature, eventNumber: 142, revision: 1 }),
    ...change,
  };
}

export async function manifest(
  tickets: readonly ManifestTicket[],
  standings: readonly ManifestStanding[] = [],
  change: Partial<ManifestHead> = {},
) {
  return decodeManifest(encodeManifest(await head(change), tickets, standings));
}

let made = 0;

/** An entry by the first ticket that waits to be sent. */
export function scanFact(change: Partial<KeptScan> = {}): KeptScan {
  made += 1;
  return {
    kind: 'scan',
    scanId: `scan-${made}`,
    sequence: made,
    scannedAt: at('08:00').toISOString(),
    at: at('08:00').toISOString(),
    sending: 'WAITING',
    problem: null,
    listId,
    ticketId: ticketId(1),
    codeDigest: null,
    direction: 'ENTRY',
    method: 'CAMERA',
    verdict: 'OK',
    reason: 'FIRST_ENTRY',
    onList: true,
    usedAt: null,
    usedGateId: null,
    identityConfirmed: false,
    override: null,
    cursor: '1.1',
    undone: false,
    ...change,
  };
}

export function undoFact(of: KeptScan): KeptUndo {
  made += 1;
  const { listId: list, direction, scannedAt } = of;
  return {
    ...{ kind: 'undo', scanId: `undo-${made}`, sequence: made, scannedAt, sending: 'WAITING', problem: null },
    ...{ undoesScanId: of.scanId, listId: list, ticketId: of.ticketId!, direction, reason: 'Quét nhầm' },
  };
}
