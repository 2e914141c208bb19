import { expect, it } from 'vitest';
import { localeOfPath, plainPath, to } from './address.ts';

it('reads the language from the first part of the path only', () => {
  expect(['/', '/events/en', '/en', '/en/events', '/english', '/vi/events'].map(localeOfPath)).toEqual([
    'vi',
    'vi',
    'en',
    'en',
    'vi',
    'vi',
  ]);
});

it('takes the language off and puts it on', () => {
  for (const path of ['/', '/events/x', '/sign-in?next=%2Faccount#code']) {
    expect(plainPath(to(path, 'en'))).toBe(path);
    expect(to(path, 'vi')).toBe(path);
  }
  expect(to('/', 'en')).toBe('/en');
});
