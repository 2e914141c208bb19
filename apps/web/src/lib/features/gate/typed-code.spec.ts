import { shortCodeOf } from '@pho-hien/check-in-core';
import { describe, expect, it } from 'vitest';
import { groupTyped, judgeTyped } from './typed-code.ts';

const CODE = shortCodeOf('019a0000-0000-7000-8000-0123456789ab');

describe('a ticket code being typed', () => {
  it('counts what is missing', () => {
    expect(judgeTyped('')).toEqual({ state: 'unfinished', missing: 9 });
    expect(judgeTyped(CODE.slice(0, 6))).toEqual({ state: 'unfinished', missing: 4 });
  });

  it('is right when the check character fits, however it is written', () => {
    expect(judgeTyped(CODE)).toEqual({ state: 'right', code: CODE });
    expect(judgeTyped(` ${CODE.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ state: 'right', code: CODE });
  });

  it('is wrong as soon as it can be known', () => {
    const other = CODE[0] === '0' ? '1' : '0';
    expect(judgeTyped(other + CODE.slice(1))).toEqual({ state: 'wrong' });
    expect(judgeTyped('7U')).toEqual({ state: 'wrong' });
    expect(judgeTyped(`${CODE}0`)).toEqual({ state: 'wrong' });
  });

  it('is grouped as on the ticket', () => {
    expect(groupTyped('7k3m')).toBe('7K3M');
    expect(groupTyped('7k3m9')).toBe('7K3M-9');
    expect(groupTyped('7k3m-9qxd-a')).toBe('7K3M-9QXD-A');
  });
});
