import { expect, it } from 'vitest';
import { isForApi } from './paths.ts';

it('passes on to the API what is its own, and nothing that only looks like it', () => {
  const passed = [
    '/graphql',
    '/graphql?x=1',
    '/api/auth/sign-out',
    '/api/tickets/x/ticket.pdf',
    '/healthz',
    '/healthz/ready',
  ];
  const kept = ['/', '/graphqlx', '/apiary', '/en/api', '/tickets/api', '/events/graphql', undefined];
  expect(passed.filter(isForApi)).toEqual(passed);
  expect(kept.filter(isForApi)).toEqual([]);
});
