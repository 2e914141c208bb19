import { expect, it } from 'vitest';
import { compareNames } from './name-order.ts';

it('lists people by given name, then by the whole name, as Vietnamese sorts its letters', () => {
  const names = ['Trần Đức', 'Nguyễn Văn An', 'Lê Thị Ánh', 'Đỗ An', 'Phạm Dung', 'An'];
  expect(names.sort(compareNames)).toEqual(['An', 'Đỗ An', 'Nguyễn Văn An', 'Lê Thị Ánh', 'Phạm Dung', 'Trần Đức']);
});
