import { fixedClock, newId } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { encodeBase45 } from './base45.ts';
import { nobleEd25519 } from './noble-ed25519.ts';
import type { TicketToken } from './ticket-token.ts';
import { decodeTicket, encodePayload, signTicket, verifyTicket } from './ticket-token.ts';
import { webCryptoEd25519 } from './web-crypto-ed25519.ts';

const secretKey = new Uint8Array(32).fill(7);
const token: TicketToken = {
  flags: 0,
  keyId: 3,
  eventNumber: 142,
  ticketId: newId(fixedClock('2026-11-01T00:00:00Z'), (bytes) => bytes.fill(0xab)),
  ticketTypeNumber: 258,
  validFrom: new Date('2026-12-11T17:00:00Z'),
  validUntil: null,
};

describe('the ticket token', () => {
  it('lays its 32 bytes out as the format says', () => {
    const hex = Buffer.from(encodePayload(token)).toString('hex');
    const minutes = (token.validFrom!.getTime() / 60_000).toString(16).padStart(8, '0');
    expect(hex).toBe(`10030000008e${token.ticketId.replaceAll('-', '')}0102${minutes}00000000`);
  });

  it('is 148 characters of alphanumeric mode that begin with PH1: and read back', async () => {
    const text = await signTicket(token, secretKey, nobleEd25519);
    expect(text).toHaveLength(148);
    expect(text).toMatch(/^PH1:[0-9A-Z $%*+\-./:]{144}$/);
    expect(decodeTicket(text)?.token).toEqual(token);
  });

  it('is signed over the domain separator and the payload, alike by both implementations', async () => {
    const byNoble = await signTicket(token, secretKey, nobleEd25519);
    const byRuntime = await signTicket(token, secretKey, webCryptoEd25519());
    expect(byNoble).toBe(byRuntime);
    const ticket = decodeTicket(byNoble)!;
    const publicKey = await nobleEd25519.publicKeyOf(secretKey);
    const said = Buffer.concat([Buffer.from('phohien-ticket-v1'), encodePayload(token)]);
    expect(await nobleEd25519.verify(ticket.signature, said, publicKey)).toBe(true);
    for (const ed25519 of [nobleEd25519, webCryptoEd25519()]) {
      expect(await verifyTicket(ticket, publicKey, ed25519)).toBe(true);
      expect(await verifyTicket(ticket, await ed25519.publicKeyOf(new Uint8Array(32).fill(8)), ed25519)).toBe(false);
    }
  });

  it('loses its signature when any byte of what it says changes', async () => {
    const ticket = decodeTicket(await signTicket(token, secretKey, nobleEd25519))!;
    const publicKey = await nobleEd25519.publicKeyOf(secretKey);
    for (let i = 0; i < ticket.payload.length; i++) {
      const payload = ticket.payload.slice();
      payload[i]! ^= 1;
      expect(await verifyTicket({ ...ticket, payload }, publicKey, nobleEd25519)).toBe(false);
    }
  });

  it('is not read from anything else', async () => {
    const text = await signTicket(token, secretKey, nobleEd25519);
    const otherVersion = new Uint8Array(96).fill(0x20, 0, 1);
    for (const wrong of [
      '',
      'PH1:',
      text.slice(0, -3),
      `${text}000`,
      text.toLowerCase(),
      text.replace('PH1:', 'PH2:'),
      `PH1:${encodeBase45(otherVersion)}`,
      `PH1:${encodeBase45(new Uint8Array(96).fill(0x10, 0, 1))}`,
    ]) {
      expect(decodeTicket(wrong)).toBeNull();
    }
  });

  it('covers whole minutes: from rounded down, until rounded up', async () => {
    const validFrom = new Date('2026-12-12T01:00:59Z');
    const validUntil = new Date('2026-12-12T02:00:01Z');
    const read = decodeTicket(await signTicket({ ...token, validFrom, validUntil }, secretKey, nobleEd25519))!;
    expect(read.token.validFrom?.toISOString()).toBe('2026-12-12T01:00:00.000Z');
    expect(read.token.validUntil?.toISOString()).toBe('2026-12-12T02:01:00.000Z');
  });

  it('refuses numbers that do not fit', () => {
    expect(() => encodePayload({ ...token, ticketTypeNumber: 65_536 })).toThrow(RangeError);
    expect(() => encodePayload({ ...token, eventNumber: -1 })).toThrow(RangeError);
    expect(() => encodePayload({ ...token, keyId: 256 })).toThrow(RangeError);
  });
});
