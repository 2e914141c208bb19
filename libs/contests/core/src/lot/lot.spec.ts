import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commitmentOf, drawOrder, isDrawnOrder, isLotSeed } from './lot.ts';

const seed = '0123456789abcdef'.repeat(4);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const entries = ['nhan', 'sen', 'tuong', 'mat-ong'];

describe('a lot', () => {
  it('is what anybody computes with SHA-256: sorted by the hash of seed, word and entry', () => {
    expect(commitmentOf(seed)).toBe(sha256(seed));
    const order = [...entries].sort((a, b) =>
      sha256(`${seed} mùa nhãn ${a}`) < sha256(`${seed} mùa nhãn ${b}`) ? -1 : 1,
    );
    expect(drawOrder(seed, 'mùa nhãn', entries)).toEqual(order);
    expect(drawOrder(seed, 'mùa nhãn', [...entries].reverse())).toEqual(order);
  });

  it('is found out where seed, word or order are not the ones', () => {
    const order = drawOrder(seed, '', entries);
    const commitment = commitmentOf(seed);
    expect(isDrawnOrder(commitment, seed, '', order)).toBe(true);
    expect(isDrawnOrder(commitment, seed.replace('0', '1'), '', order)).toBe(false);
    expect(isDrawnOrder(commitment, seed, '', [order[1]!, order[0]!, ...order.slice(2)])).toBe(false);
    expect([isLotSeed(seed), isLotSeed(seed.toUpperCase()), isLotSeed('')]).toEqual([true, false, false]);
  });

  it('prefers nobody: each of four comes first about as often', () => {
    const firsts = Array.from({ length: 2000 }, (_, at) => drawOrder(sha256(String(at)), '', entries)[0]!);
    for (const entry of entries) {
      const times = firsts.filter((first) => first === entry).length;
      expect(times).toBeGreaterThan(420);
      expect(times).toBeLessThan(580);
    }
  });
});
