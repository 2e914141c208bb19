import { expect, it } from 'vitest';
import { emptyRequest, readRequest, requestInput } from './request-values.ts';

const booths = new Map([
  ['A1', 'id-1'],
  ['B2', 'id-2'],
]);

it('takes numbers of booths as people write them, and keeps apart what no booth has', () => {
  const { input, unknown } = requestInput({ ...emptyRequest(''), wishes: ' b2, a1;Z9 ' }, booths);
  expect([input.wishes, unknown]).toEqual([['id-2', 'id-1'], ['Z9']]);
});

it('takes watts with the point of a thousand, and nothing else for a number', () => {
  const watts = (text: string) => requestInput({ ...emptyRequest(''), watts: text }, booths).input.watts;
  expect(['1.500', '500', '12 000', ''].map(watts)).toEqual([1_500, 500, 12_000, Number.NaN]);
  expect(['1,5', '2 kW', '-3', '1.5'].map(watts)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
});

it('reads products that have a word, and one name to avoid a line', () => {
  const data = new FormData();
  for (const [name, text] of [
    ['Nhãn', 'Gói'],
    ['', ''],
    ['Mật ong', ''],
  ]) {
    data.append('product.name', name!);
    data.append('product.text', text!);
  }
  data.set('avoid', 'Nhóm A\r\n\r\n Nhóm B ');
  data.set('water', 'yes');
  const values = readRequest(data);
  expect(values.products.map(({ name }) => name)).toEqual(['Nhãn', 'Mật ong']);
  expect([values.water, values.internet]).toEqual([true, false]);
  expect(requestInput(values, booths).input.avoid).toEqual(['Nhóm A', 'Nhóm B']);
});
