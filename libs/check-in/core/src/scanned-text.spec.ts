import { nobleEd25519, shortCodeOf, signTicket } from '@pho-hien/events-core';
import { describe, expect, it } from 'vitest';
import { parseScannedText } from './scanned-text.ts';

describe('parseScannedText', () => {
  const ticketId = '0193a000-0000-7000-8000-0123456789ab';

  it('tells a ticket, a typed code and anything else apart', async () => {
    const token = {
      flags: 0,
      keyId: 0,
      eventNumber: 1,
      ticketId,
      ticketTypeNumber: 1,
      validFrom: null,
      validUntil: null,
    };
    const text = await signTicket(token, new Uint8Array(32), nobleEd25519);
    for (const scanned of [text, `${text}\r\n`]) {
      const read = parseScannedText(scanned);
      expect(read.kind === 'token' && read.ticket.token.ticketId).toBe(ticketId);
    }
    const shortCode = shortCodeOf(ticketId);
    expect(parseScannedText(`${shortCode.toLowerCase()}\n`)).toEqual({ kind: 'shortCode', shortCode });
    for (const other of ['', 'https://example.vn', 'PH1:ABC', '123456789012', `${text} `]) {
      expect(parseScannedText(other)).toEqual({ kind: 'notATicket' });
    }
  });
});
