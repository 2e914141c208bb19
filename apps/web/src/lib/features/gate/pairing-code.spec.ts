import { describe, expect, it } from 'vitest';
import { isPairingLink, pairingCodeIn } from './pairing-code.ts';

describe('a pairing code', () => {
  it.each([
    ['as it is shown', '7K3M-9QXD-2HBF-T0WA'],
    ['as somebody types it', ' 7k3m 9qxd2hbf tOwa '],
    ['as the QR code carries it', 'https://phohien.example/gate/pair#7K3M-9QXD-2HBF-T0WA'],
    ['in the English link', 'https://phohien.example/en/gate/pair#7K3M-9QXD-2HBF-T0WA'],
  ])('is found %s', (_name, text) => {
    expect(pairingCodeIn(text)).toBe('7K3M-9QXD-2HBF-T0WA');
  });

  it.each([
    ['a ticket', `PH1:${'0'.repeat(144)}`],
    ['another page', 'https://phohien.example/events/x#7K3M-9QXD-2HBF-T0WA'],
    ['too short a text', '7K3M-9QXD-2HBF'],
    ['a letter that no code has', '7K3M-9QXD-2HBF-TUWA'],
    ['nothing', ''],
  ])('is not found in %s', (_name, text) => {
    expect(pairingCodeIn(text)).toBeNull();
  });

  it('in a link is known from sixteen other characters', () => {
    expect(isPairingLink('https://phohien.example/gate/pair#7K3M-9QXD-2HBF-T0WA')).toBe(true);
    expect(isPairingLink('7K3M-9QXD-2HBF-T0WA')).toBe(false);
  });
});
