import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('where to go after signing in', () => {
  it.each(['/account', '/en/organise/x?tab=2#top', '/'])('goes to %s', (path) => {
    expect(ownPath(path, '/home')).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%\u0000',
    'javascript:alert(1)',
    'account',
    '/ /evil.example',
    '/..//evil.example\u200b',
  ])('does not follow %j', (asked) => {
    expect(ownPath(asked, '/home')).toBe('/home');
  });

  it('never leaves the origin, whatever dots say', () => {
    for (const asked of ['/..//evil.example', '/.//evil.example', '/a/..//evil.example']) {
      const path = ownPath(asked, '/home');
      expect(new URL(path, 'https://here.example').origin).toBe('https://here.example');
    }
  });
});
