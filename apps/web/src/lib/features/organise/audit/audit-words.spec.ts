import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { auditActionText } from './audit-words.ts';

/** Of a person's account: in no event's log. */
const OF_AN_ACCOUNT = ['person.name-given', 'password-reset'];

it('has words for every action that the code writes down by name', () => {
  const named = globSync('libs/*/api/src/**/*.ts')
    .filter((file) => !/\.spec\.ts$|\/testing\//.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\baction: '([a-z_.-]+)'/g)].map(([, action]) => action!),
    );
  expect(named.length).toBeGreaterThan(80);
  expect(
    [...new Set(named)].filter((action) => auditActionText(action) === action && !OF_AN_ACCOUNT.includes(action)),
  ).toEqual([]);
});
