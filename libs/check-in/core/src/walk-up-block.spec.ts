import { expect, it } from 'vitest';
import { BLOCK_ENDS, voidsCodes } from './walk-up-block.ts';

it('takes its codes back where a person took it back, and else lets those who are on their way in', () => {
  expect(BLOCK_ENDS.filter(voidsCodes)).toEqual(['REVOKED', 'DEVICE_REVOKED']);
});
