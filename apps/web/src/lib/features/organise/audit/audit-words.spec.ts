import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { auditActionText } from './audit-words.ts';

it('has words for every action that the code writes down by name', () => {
  const named = globSync('libs/*/api/src/**/*.ts')
    .filter((file) => !/\.spec\.ts$|\/testing\//.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\baction: '([a-z_.-]+)'/g)].map(([, action]) => action!),
    );
  expect(named.length).toBeGreaterThan(80);
  expect([...new Set(named)].filter((action) => auditActionText(action) === action)).toEqual([]);
});
