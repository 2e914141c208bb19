import { shortCodeOf } from '@pho-hien/check-in-core';
import { describe, expect, it } from 'vitest';
import { subjectOf } from './scanned-subject.ts';

describe('what leaves the device', () => {
  it('is the short code as it is written, however it was typed', async () => {
    const code = shortCodeOf('019a0000-0000-7000-8000-0123456789ab');
    expect(await subjectOf(code.toLowerCase().replaceAll('-', ''))).toEqual({ subject: code, code });
  });

  it('is only a digest of what is no code of ours', async () => {
    const card = '033099001234|031234567|Nguyễn Thị Lan|01011999|Nữ|Phố Hiến, Hưng Yên|02022022';
    const { subject, code } = await subjectOf(card);
    expect(code).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(subject).toBe(code);
    expect((await subjectOf(`${card} `)).code).not.toBe(code);
  });
});
