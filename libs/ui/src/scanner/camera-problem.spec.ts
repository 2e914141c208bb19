import { describe, expect, it } from 'vitest';
import { cameraProblemOf } from './camera-problem.ts';

describe('a camera that gives no picture', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['SecurityError', 'insecure'],
    ['SomethingNew', 'failed'],
  ])('%s: %s', (name, problem) => {
    expect(cameraProblemOf(Object.assign(new Error('no'), { name }))).toBe(problem);
  });

  it('is not surprised by what is no error', () => {
    expect(cameraProblemOf(undefined)).toBe('failed');
  });
});
