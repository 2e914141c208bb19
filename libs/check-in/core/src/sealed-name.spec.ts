import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openName, sealName } from './sealed-name.ts';

const signature = Uint8Array.from({ length: 64 }, (_, i) => i);
const context = { signature, eventNumber: 142, revision: 1 };
const holder = { fullName: 'Nguyễn Thị Hạnh', organisationNumber: 3 };

describe('a sealed name', () => {
  it('is opened with the ticket in hand, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          fullName: fc.string({ unit: 'grapheme' }),
          organisationNumber: fc.option(fc.integer({ min: 0, max: 0xfffe })),
        }),
        async (any) => {
          expect(await openName(await sealName(any, context), context)).toEqual(any);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('stays shut for another ticket, event or revision, and when it was changed', async () => {
    const sealed = await sealName(holder, context);
    const other = signature.with(63, 0);
    for (const wrong of [
      { ...context, signature: other },
      { ...context, eventNumber: 143 },
      { ...context, revision: 2 },
    ])
      expect(await openName(sealed, wrong)).toBeNull();
    for (let i = 0; i < sealed.length; i += 1)
      expect(await openName(sealed.with(i, sealed[i]! ^ 1), context)).toBeNull();
    expect(await openName(new Uint8Array(), context)).toBeNull();
  });

  it('is two bytes, the name and a proof of twelve bytes long', async () => {
    const name = new TextEncoder().encode(holder.fullName).length;
    expect((await sealName(holder, context)).length).toBe(2 + name + 12);
  });
});
