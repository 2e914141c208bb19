import { expect, it } from 'vitest';
import { fieldsOf, findStands, type StandMap, standsOf } from './find-stands.ts';

const exhibitor = (boothId: string, name: string, field: 'FOOD' | 'CRAFT', product: string) => ({
  ...{ organisationId: boothId, boothId, name, field, website: null, introduction: '' },
  products: [{ name: product, text: '' }],
});
const booth = (id: string, number: string) => ({ id, number, zoneId: 'z', corners: [], blocked: false });
const map: StandMap = {
  ...{ eventId: 'e', slug: 's', eventName: { vi: '', en: '' }, takesRequests: false },
  halls: [
    {
      ...{ id: 'h', name: { vi: '', en: '' }, width: 1, depth: 1, zones: [], marks: [] },
      booths: [booth('1', 'A10'), booth('2', 'A2'), booth('3', 'B1')],
      exhibitors: [
        exhibitor('1', 'Gốm Bát Tràng', 'CRAFT', 'Ấm đất'),
        exhibitor('2', 'Nhãn lồng Hưng Yên', 'FOOD', 'Nhãn sấy dẻo'),
      ],
    },
  ],
};

it('finds stands by number, name and product, without diacritics, in the order of their numbers', () => {
  const stands = standsOf(map);
  const found = (q: string, field: 'FOOD' | '' = '') => findStands(stands, { q, field }).map(({ number }) => number);
  expect(found('')).toEqual(['A2', 'A10']);
  expect(found('hung yen')).toEqual(['A2']);
  expect(found('SAY  deo')).toEqual(['A2']);
  expect(found('a10')).toEqual(['A10']);
  expect(found('âm', 'FOOD')).toEqual([]);
  expect(found('', 'FOOD')).toEqual(['A2']);
  expect(fieldsOf(stands)).toEqual(['FOOD', 'CRAFT']);
});
