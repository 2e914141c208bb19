import { newId } from '@pho-hien/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newReceivingKey,
  openFromDevice,
  receivingKeyOf,
  receivingKeyText,
  sealToServer,
  type ServerSealContext,
} from './sealed-to-server.ts';

const context: ServerSealContext = { purpose: 'WALK_UP', eventId: newId(), scanId: newId() };
const TEXT = 'Nguyễn Thị Hạnh, 0912 345 678';

describe('what is sealed to the server', () => {
  it('is opened with the secret half, whatever the text', async () => {
    const keys = await newReceivingKey();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await openFromDevice(await sealToServer(text, keys.publicKey, context), keys, context)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('stays shut for another key, purpose, event or scan, and when any byte of it was changed', async () => {
    const keys = await newReceivingKey();
    const sealed = await sealToServer(TEXT, keys.publicKey, context);
    expect(await openFromDevice(sealed, await newReceivingKey(), context)).toBeNull();
    for (const wrong of [
      { ...context, purpose: 'ANSWERS' as const },
      { ...context, eventId: newId() },
      { ...context, scanId: newId() },
    ])
      expect(await openFromDevice(sealed, keys, wrong)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64url');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes.with(i, bytes[i]! ^ 1)).toString('base64url');
      expect(await openFromDevice(changed, keys, context)).toBeNull();
    }
    for (const none of ['', 'AQ', '!', 'A'.repeat(200)]) expect(await openFromDevice(none, keys, context)).toBeNull();
  });

  it('shows nothing of the text, and is another each time', async () => {
    const { publicKey } = await newReceivingKey();
    const [one, two] = await Promise.all([1, 2].map(() => sealToServer(TEXT, publicKey, context)));
    expect(one).not.toBe(two);
    expect(one).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(one!, 'base64url').includes(Buffer.from('Nguy'))).toBe(false);
  });
});

describe('the text of a receiving key', () => {
  it('is read back, and nothing else is', async () => {
    const { publicKey } = await newReceivingKey();
    expect(receivingKeyOf(receivingKeyText(publicKey))).toEqual(publicKey);
    for (const none of ['', 'AAAA', '§']) expect(receivingKeyOf(none)).toBeNull();
  });
});
