import { describe, expect, it } from 'vitest';
import { deskOf, secondFactorFrom, signInFrom, withFilters } from './addresses.ts';

const queue = { pathname: '/organise/e1/registrations', search: '?status=CONFIRMED&q=lan&after=c9' };

describe('links of the desk', () => {
  it('keep the filters they do not change, and begin at the first page again', () => {
    expect(withFilters(queue, { id: 'r1' })).toBe('/organise/e1/registrations?status=CONFIRMED&q=lan&id=r1');
    expect(withFilters(queue, { id: 'r1', after: 'c9' })).toContain('after=c9');
    expect(withFilters(queue, { status: null, q: '' })).toBe('/organise/e1/registrations');
  });

  it('leave out the form action that led to the page', () => {
    const posted = { ...queue, search: '?/reject&status=REJECTED' };
    expect(withFilters(posted, {})).toBe('/organise/e1/registrations?status=REJECTED');
  });

  it('lead back from sign-in to the very page', () => {
    expect(new URLSearchParams(signInFrom(queue).split('?')[1]).get('next')).toBe(queue.pathname + queue.search);
    expect(secondFactorFrom(queue, 'TO_VERIFY')).toBe(signInFrom(queue));
    expect(secondFactorFrom(queue, 'TO_ENROL')).toMatch(/^\/account/);
    expect(deskOf('e1', 'gates')).toBe('/organise/e1/gates');
  });
});
