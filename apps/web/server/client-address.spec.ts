import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddresses } from './client-address.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
  }) as unknown as IncomingMessage;

describe('the address of a visitor', () => {
  it('is that of the connection, whatever headers claim, where no proxy is trusted', () => {
    expect(clientAddresses()(from('203.0.113.9', '1.2.3.4'))).toBe('203.0.113.9');
  });

  it('is the last one that a trusted proxy did not write itself', () => {
    const addressOf = clientAddresses('127.0.0.1, 10.0.0.0/8, fd00::/8');
    expect(addressOf(from('::ffff:127.0.0.1', '1.1.1.1, 203.0.113.9, 10.2.3.4'))).toBe('203.0.113.9');
    expect(addressOf(from('fd00::1', '2001:db8::7'))).toBe('2001:db8::7');
  });

  it('does not believe headers of anybody else, nor what is no address', () => {
    const addressOf = clientAddresses('10.0.0.0/8');
    expect(addressOf(from('203.0.113.9', '10.0.0.1'))).toBe('203.0.113.9');
    expect(addressOf(from('10.0.0.1', 'unknown, <script>'))).toBe('10.0.0.1');
  });
});
